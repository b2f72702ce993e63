"""A person and a group to be patched, and how that is written down."""

from identity.scim.patches import read
from identity.scim.patching import applied
from identity.scim.schemas import GROUPS, PEOPLE
from identity.scim.urns import ENTERPRISE, PATCH
from identity.scim.values import accepted

ADA = {
    "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", ENTERPRISE],
    "id": "7",
    "userName": "ada@example.com",
    "name": {"familyName": "Lovelace", "givenName": "Ada"},
    "title": "Analyst",
    "active": True,
    "emails": [
        {"value": "ada@work.example", "type": "work", "primary": True},
        {"value": "ada@home.example", "type": "home"},
    ],
    "roles": [{"value": "member", "primary": True}],
    "groups": [{"value": "g", "display": "Engineers", "type": "direct"}],
    ENTERPRISE: {"department": "Engines", "manager": {"value": "3", "$ref": "https://stoa.example/Users/3"}},
    "meta": {"version": 'W/"7"'},
}
TEAM = {
    "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"],
    "id": "g",
    "displayName": "Engineers",
    "members": [{"value": each, "display": each.title(), "type": "User"} for each in ("ada", "bob", "eve")],
}
BEFORE = accepted(ADA, PEOPLE)


def patched(*operations, resource=ADA, kind=PEOPLE):
    return applied(resource, read({"schemas": [PATCH], "Operations": list(operations)}), kind)


def op(verb, path=None, value=None):
    return {"op": verb, **({"path": path} if path else {}), **({} if value is None else {"value": value})}


def members(*operations):
    return [each["value"] for each in patched(*operations, resource=TEAM, kind=GROUPS).get("members", [])]
