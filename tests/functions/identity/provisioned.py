"""A company's directory at work, with the bodies that Entra ID and Okta send."""

from functions.identity import scim_groups_create, scim_users_create

USER = "urn:ietf:params:scim:schemas:core:2.0:User"
GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"
WORK = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"


def key(company, *more):
    """The API key of the company's directory, which may do more if that is said."""
    scopes = " ".join(("scim:read", "scim:write", *more))
    return {"workspace": company.id, "person": company.ada, "role": "admin", "scopes": scopes, "session": "key:k"}


def of_entra(name="grace", **more):
    """Somebody new, as Entra ID sends them."""
    return {
        "schemas": [USER, WORK],
        "externalId": f"{name}-0a21f0f2",
        "userName": f"{name}@corp.example.com",
        "active": True,
        "emails": [{"primary": True, "type": "work", "value": f"{name}@example.com"}],
        "meta": {"resourceType": "User"},
        "name": {"formatted": f"{name.title()} Hopper", "familyName": "Hopper", "givenName": name.title()},
        "roles": [],
        WORK: {"department": "Compilers"},
        **more,
    }


def of_okta(name="grace", **more):
    """The same as Okta does, which makes up a password."""
    return {
        "schemas": [USER],
        "userName": f"{name}@example.com",
        "name": {"givenName": name.title(), "familyName": "Hopper"},
        "emails": [{"primary": True, "value": f"{name}@example.com", "type": "work"}],
        "displayName": f"{name.title()} Hopper",
        "locale": "en-US",
        "externalId": f"00u-{name}",
        "groups": [],
        "password": "1mz050nq",
        "active": True,
        **more,
    }


def patch(*operations):
    return {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": list(operations)}


def told(said):
    """What was refused, in SCIM's own form."""
    assert said.headers["Content-Type"] == "application/scim+json"
    assert said.json["schemas"] == ["urn:ietf:params:scim:api:messages:2.0:Error"]
    assert said.json["status"] == str(said.status)
    return said.status, said.json.get("scimType")


def provisioned(invoke, company, name="grace", **more):
    """Somebody whom the directory made a member."""
    said = invoke(scim_users_create, workspace=company.id, caller=key(company), body=of_entra(name, **more))
    assert said.status == 201, said.text
    return said.json


def team(invoke, company, *people, name="Engineers", **more):
    """A group that the directory made."""
    body = {"schemas": [GROUP], "displayName": name, "members": [{"value": each} for each in people], **more}
    said = invoke(scim_groups_create, workspace=company.id, caller=key(company), body=body)
    assert said.status == 201, said.text
    return said.json
