"""People and groups as resources, and what a resource says of them.

A resource is written by its schema: attributes that we know, in their one form. Links and versions are ours to say.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from identity.scim.attributes import Kind
from identity.scim.directory import Group, Kept, Named, Particulars, Person, Roster
from identity.scim.errors import InvalidValue
from identity.scim.schemas import GROUPS, PEOPLE
from identity.scim.urns import ENTERPRISE
from identity.scim.versions import version

STAYING = ("active", "roles", "locale", "timezone", "preferredLanguage", "photos")
"""What stays as it is if a replacement does not mention it, as RFC 7644, 3.5.1 allows.

A directory that knows nothing of roles must not take the Admin's, one that does not say ``active`` must not let
somebody in again, and the others people choose for themselves.
"""

_OWN = frozenset({"userName", "active", "externalId", "roles"})


def of_person(person: Person, base: str) -> dict[str, Any]:
    """A person as a resource; ``base`` is the address under which this workspace is served."""
    said = person.particulars
    found: dict[str, Any] = {"schemas": _schemas(said.profile), "id": person.kept.id}
    if said.external_id:
        found["externalId"] = said.external_id
    found |= {"userName": said.user_name, "active": said.active, **_linked(said.profile, base)}
    if said.role:
        found["roles"] = [{"value": said.role, "primary": True}]
    if person.groups:
        found["groups"] = [{**_link(group, GROUPS, base), "type": "direct"} for group in person.groups]
    return {**found, "meta": _meta(person.kept, PEOPLE, base)}


def particulars(body: Mapping[str, Any], before: Particulars | None = None) -> Particulars:
    """What an accepted resource says of a person."""
    roles = body.get("roles") or [{}]  # it holds one value
    return Particulars(
        user_name=body["userName"].strip(),
        active=body.get("active", before.active if before else True),
        external_id=body.get("externalId") or None,
        role=roles[0].get("value", ""),
        profile={name: value for name, value in body.items() if name not in _OWN},
    )


def replacement(body: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """An accepted resource that replaces another, with what stays of that."""
    return {**{name: before[name] for name in STAYING if name in before}, **body}


def of_group(group: Group, base: str) -> dict[str, Any]:
    """A group as a resource, with those members who came along."""
    found: dict[str, Any] = {"schemas": [GROUPS.urn], "id": group.kept.id}
    if group.roster.external_id:
        found["externalId"] = group.roster.external_id
    found["displayName"] = group.roster.name
    if group.roster.members:
        found["members"] = [{**_link(each, PEOPLE, base), "type": "User"} for each in group.roster.members]
    return {**found, "meta": _meta(group.kept, GROUPS, base)}


def roster(body: Mapping[str, Any]) -> Roster:
    """What an accepted resource says of a group."""
    members = body.get("members", [])
    if any(each.get("type", "User").lower() != "user" for each in members):
        raise InvalidValue("members: groups hold people and no groups")
    return Roster(
        name=body["displayName"].strip(),
        external_id=body.get("externalId") or None,
        members=tuple(Named(each["value"]) for each in members),
    )


def _schemas(profile: Mapping[str, Any]) -> list[str]:
    return [PEOPLE.urn, *(each.urn for each in PEOPLE.extensions if each.urn in profile)]


def _linked(profile: Mapping[str, Any], base: str) -> dict[str, Any]:
    """The profile, with the manager's address."""
    manager = profile.get(ENTERPRISE, {}).get("manager")
    if not manager:
        return dict(profile)
    link = {**manager, "$ref": _location(PEOPLE, manager["value"], base)}
    return {**profile, ENTERPRISE: {**profile[ENTERPRISE], "manager": link}}


def _link(to: Named, kind: Kind, base: str) -> dict[str, str]:
    said = {"value": to.id, "$ref": _location(kind, to.id, base)}
    return {**said, "display": to.name} if to.name else said


def _location(kind: Kind, identity: str, base: str) -> str:
    return f"{base}/{kind.endpoint}/{identity}"


def _meta(kept: Kept, kind: Kind, base: str) -> dict[str, str]:
    return {
        "resourceType": kind.name,
        "created": _instant(kept.created),
        "lastModified": _instant(kept.changed),
        "location": _location(kind, kept.id, base),
        "version": version(kept.modseq),
    }


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
