"""Every operation of the API description, as requests with other people's ids in them."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from infra import ROOT

DESCRIPTION = json.loads((ROOT / "docs/openapi.json").read_text())

HERE = {
    "alert_id": "alert",
    "booking_id": "booking",
    "proposal_id": "proposal",
    "calendar_id": "calendar",
    "client_id": "client_id",
    "comment_id": "comment",
    "device_id": "device",
    "event_id": "event",
    "export_id": "export_id",
    "filter_id": "filter",
    "grantee": "grantee",
    "group": "group",
    "group_id": "group",
    "incident_id": "incident",
    "invitation_id": "invitation",
    "issuer_id": "issuer_id",
    "job_id": "job",
    "key_id": "key_id",
    "link_id": "link",
    "passkey_id": "passkey",
    "person": "colleague",
    "project_id": "project",
    "role_id": "role",
    "room_id": "room",
    "session_id": "session",
    "share_link": "share_link",
    "task_id": "task",
    "thing_id": "calendar",
    "user_code": "user_code",
    "workspace": "workspace",
}
"""The parameters of paths that are ids: what a household (tests/journeys/neighbours.py) calls its own."""

NAMES = {
    "avatar": "0" * 64,  # the hash of a picture that everybody may see who knows it
    "file": "0" * 64,  # the hash of a file that only who may read its calendar is led to
    "feed": f"{'x' * 43}.ics",
    "kind": "User",
    "logo": "0" * 64,  # the hash of a picture that everybody may see
    "provider": "google",
    "slug": "alphaville",  # what a workspace looks like is shown to everybody who is about to sign in
    "token": "x" * 43,  # of an address that shows a calendar, which nobody has
    "ticket": f"0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f.{'x' * 43}",
    "urn": "urn:ietf:params:scim:schemas:core:2.0:User",
}
"""The parameters of paths that name nothing of anybody, or nothing that is not everybody's."""

ELSEWHERE = {
    "actor": "person",
    "add": "colleague",
    "after_id": "task",
    "before_id": "task",
    "calendar_id": "calendar",
    "group": "group",
    "parent_id": "task",
    "person": "colleague",
    "project_id": "project",
    "remove": "colleague",
    "role": "role",
    "task_id": "task",
    "to": "colleague",
    "workspace": "workspace",
}
"""The same for queries and bodies."""

NOBODYS = {
    "recurrence_id": "a time, on the clocks of an event's zone",
    "client_id": "what an application is called at a provider, which is no secret",
    "section_id": "which sections of a project have, and only there",
    "id": "of a passkey, which the device says",
    "userHandle": "of a passkey, which the device says",
}
"""What looks like an id in a query or a body, and is none of ours."""


class Unknown(Exception):
    """An operation takes an id that this test has none of."""


@dataclass(frozen=True)
class Operation:
    name: str
    method: str
    path: str
    parameters: dict[str, set[str]]
    kind: str = ""
    example: Any = None
    fields: frozenset[str] = field(default=frozenset())
    public: bool = False

    @property
    def ids(self):
        """The parameters of its path that are ids of somebody's things."""
        return self.parameters["path"] - NAMES.keys()

    def variations(self, ours, theirs):
        """Whose ids are in its path, and whose under which name in its query and body; first what must be refused."""
        elsewhere = sorted((self.fields | self.parameters["query"]) & ELSEWHERE.keys())
        if self.ids:
            yield theirs, {}
        for name in elsewhere:
            yield ours, {name: theirs}
        if not self.ids and not elsewhere:
            yield ours, {}

    def asked(self, here, elsewhere):
        """Its path and its body, with the ids of one household in the path and those of others under other names."""
        path = self.path
        made = here.made.get(path.rpartition("/{")[0], {})
        for name in self.parameters["path"]:
            value = NAMES.get(name) or made.get(name) or getattr(here, HERE[name])
            path = path.replace(f"{{{name}}}", quote(str(value), safe=""))
        asked = self.parameters["query"] & elsewhere.keys()
        query = {name: getattr(elsewhere[name], ELSEWHERE[name]) for name in asked}
        return path + (f"?{urlencode(query)}" if query else ""), self._body(elsewhere)

    def _body(self, elsewhere):
        if not self.kind or self.example is None:
            return b"" if self.kind else None
        body = dict(self.example) if isinstance(self.example, dict) else self.example
        for name in self.fields & elsewhere.keys():
            if isinstance(body, dict) and not isinstance(body.get(name), dict):
                value = getattr(elsewhere[name], ELSEWHERE[name])
                body[name] = [value] if isinstance(body.get(name), list) else value
        return urlencode(body).encode() if "form" in self.kind else json.dumps(body).encode()

    def demand_known(self):
        """Raise unless each of its ids is one that a household has."""
        for name in self.ids - HERE.keys():
            raise Unknown(
                f"{self.method} {self.path} takes {name}: let Household.furnish (tests/journeys/neighbours.py) "
                f"make one, and say in HERE (tests/journeys/asking.py) what it is called there"
            )
        for name in (self.fields | self.parameters["query"]) - ELSEWHERE.keys() - NOBODYS.keys():
            if name in HERE or name.endswith("_id") or name == "id":
                where = "ELSEWHERE or NOBODYS (tests/journeys/asking.py)"
                raise Unknown(f"{self.method} {self.path} takes {name}: say in {where} what it is")


def operations():
    """All there are."""
    return [
        _operation(path, method, said) for path, each in DESCRIPTION["paths"].items() for method, said in each.items()
    ]


def example(path):
    """What the description shows as the body of what is made there."""
    bodies = _resolved(DESCRIPTION["paths"][path]["post"].get("requestBody", {})).get("content", {})
    return next(iter(bodies.values()), {}).get("example", {})


def _operation(path, method, said):
    parameters = {"path": set(), "query": set(), "header": set(), "cookie": set()}
    for each in map(_resolved, said.get("parameters", ())):
        parameters[each["in"]].add(each["name"])
    content = _resolved(said.get("requestBody", {})).get("content", {})
    kind, form = next(iter(content.items()), ("", {}))
    example = form.get("example", next((_resolved(each)["value"] for each in form.get("examples", {}).values()), None))
    fields = frozenset(name for name, _ in fields_of(form.get("schema", {})))
    public = said.get("security") == []
    return Operation(said["operationId"], method.upper(), path, parameters, kind, example, fields, public)


def _resolved(said):
    while "$ref" in said:
        where = said["$ref"].removeprefix("#/").split("/")
        said = DESCRIPTION
        for step in where:
            said = said[step]
    return said


def fields_of(schema, depth=0):
    """The names of all that a body or an answer may hold, and of what kind each is."""
    schema = _resolved(schema)
    for part in (*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())):
        yield from fields_of(part, depth + 1)
    if "items" in schema:
        yield from fields_of(schema["items"], depth + 1)
    for name, inner in schema.get("properties", {}).items():
        yield name, inner
        if depth < 8:
            yield from fields_of(inner, depth + 1)
