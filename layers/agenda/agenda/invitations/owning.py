"""One invites to an event: a message names no other beside, neither of all of it nor of one of its times. Pure.

Whom else it calls an owner, or by which address else it calls the one who invites, is shown to people as if it were so.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from agenda.invitations.occurrences import overrides
from agenda.invitations.parties import Json, address, organizer, people, reached

_SAYS_WHO = frozenset({"sendTo", "email", "name", "roles", "sentBy", "kind"})
_KINDS = frozenset({"individual", "group", "resource", "location"})
_LONGEST = 255
_OF_ALL = ("replyTo", "method", "uid", "prodId")


def owned(entry: Json, proven: frozenset[str] | None = None) -> dict[str, Any]:
    """The entry with one who invites; of their other addresses what is ``proven`` is kept, if that is said."""
    mail = organizer(entry)
    key = _key(entry, mail)
    after = dict(entry)
    if people(entry):
        after["participants"] = {
            each: _host(it, mail, proven) if each == key else _guest(it) for each, it in people(entry).items()
        }
    if overrides(entry):
        patches = overrides(entry).items()
        after["recurrenceOverrides"] = {rid: dict(_patch(patch, key, after)) for rid, patch in patches}
    return after


def newcomer(participant: Json, mail: str) -> dict[str, Any]:
    """Somebody who comes to a list by the word of another: an address and a name, and nothing said for them."""
    name, kind = str(participant.get("name") or "")[:_LONGEST], participant.get("kind")
    return {
        "@type": "Participant",
        **({"name": name} if name else {}),
        **({"kind": kind} if kind in _KINDS else {}),
        "sendTo": {"imip": f"mailto:{mail}"},
        "roles": {"attendee": True},
        "participationStatus": "needs-action",
    }


def _key(entry: Json, mail: str | None) -> str | None:
    """The key of the one who invites, who may be called so or not."""
    found = [key for key, each in people(entry).items() if mail and reached(each) == mail]
    return next((key for key in found if "owner" in (people(entry)[key].get("roles") or {})), next(iter(found), None))


def _host(participant: Json, mail: str | None, proven: frozenset[str] | None) -> dict[str, Any]:
    known = address(str(participant.get("email") or ""))
    keeps = proven is None or known == mail or known in proven
    return {name: value for name, value in participant.items() if name != "email" or keeps}


def _guest(participant: Json) -> dict[str, Any]:
    return {**participant, "roles": _roles(participant.get("roles") or {})}


def _roles(said: Json) -> dict[str, Any]:
    return {role: True for role in said if role != "owner"} or {"attendee": True}


def _patch(patch: Json, key: str | None, entry: Json) -> Iterator[tuple[str, Any]]:
    """What is otherwise at one time, but for who invites to it."""
    for path, value in patch.items():
        first, *steps = path.split("/")
        if first in _OF_ALL:
            continue
        if path == "participants" and isinstance(value, Mapping):
            host = {key: people(entry)[key]} if key else {}
            yield path, {**{each: _guest(it) for each, it in value.items() if each != key}, **host}
        elif first != "participants" or not steps:
            yield path, value
        elif steps[0] == key:
            if len(steps) > 1 and steps[1] not in _SAYS_WHO:
                yield path, value
        elif steps[1:] == ["roles", "owner"]:
            continue
        elif steps[1:] == ["roles"] and isinstance(value, Mapping):
            yield path, _roles(value)
        else:
            yield path, _guest(value) if len(steps) == 1 and isinstance(value, Mapping) else value


def unanswered(entry: Json) -> dict[str, Any]:
    """The entry without what is kept of answers: when each was given, and to what, only who heard it knows."""
    after = dict(entry)
    if people(entry):
        after["participants"] = {key: _bare(each) for key, each in people(entry).items()}
    if overrides(entry):
        after["recurrenceOverrides"] = {rid: dict(_unsaid(patch)) for rid, patch in overrides(entry).items()}
    return after


def _unsaid(patch: Json) -> Iterator[tuple[str, Any]]:
    for path, value in patch.items():
        first, *steps = path.split("/")
        if first != "participants" or not isinstance(value, Mapping):
            if first != "participants" or not steps[-1:] or not _kept(steps[-1]):
                yield path, value
        elif steps:
            yield path, _bare(value)
        else:
            yield path, {key: _bare(each) if isinstance(each, Mapping) else each for key, each in value.items()}


def _bare(participant: Json) -> dict[str, Any]:
    return {name: value for name, value in participant.items() if not _kept(name)}


def _kept(name: str) -> bool:
    return name.startswith("schedule")
