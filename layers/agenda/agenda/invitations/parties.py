"""Who takes part in an event: the one who invites, and those who are invited. Pure.

People are told apart by their addresses. The keys under which they stand in an event are each program's own.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from kernel.addresses import normal

Json = Mapping[str, Any]

_NAMES = ("delegatedTo", "delegatedFrom", "memberOf")
_LONGEST = 320


@lru_cache(4096)  # of each of many times of an event everybody is looked for
def address(text: str) -> str | None:
    """What follows ``mailto:``, or the whole; in small letters. ``None`` if it is no address of mail."""
    scheme, colon, rest = text.strip().partition(":")
    bare = (rest if colon and scheme.lower() == "mailto" else text).strip().split("?")[0].lower()
    name, at, domain = bare.rpartition("@")
    if not domain.isascii():
        bare, domain = _known_to_dns(name, domain)
    odd = not bare.isascii() or any(each.isspace() or each in '<>,;:"\\' for each in bare)
    return bare if at and name and domain and not odd and len(bare) <= _LONGEST else None


def _known_to_dns(name: str, domain: str) -> tuple[str, str]:
    """An address, and its domain as DNS has it; as it stands, if DNS has none like it."""
    try:
        plain = normal(f"x@{domain}").partition("@")[2]
    except ValueError:
        return f"{name}@{domain}", domain
    return f"{name}@{plain}", plain


def addresses(participant: Json) -> frozenset[str]:
    """Every address at which somebody is reached; a calendar that hides one says the other."""
    said = [(participant.get("sendTo") or {}).get("imip"), participant.get("email")]
    return frozenset(found for each in said if each and (found := address(each)))


def reached(participant: Json) -> str | None:
    """The address to which messages about the event go."""
    imip = (participant.get("sendTo") or {}).get("imip")
    return address(imip or participant.get("email") or "")


def organizer(entry: Json) -> str | None:
    """The address of the one who invites, to which replies go."""
    said = (entry.get("replyTo") or {}).get("imip")
    if said:
        return address(said)
    return next((reached(each) for each in people(entry).values() if "owner" in (each.get("roles") or {})), None)


def organizers(entry: Json) -> frozenset[str]:
    """Every address of the one who invites."""
    first = organizer(entry)
    owners = [addresses(each) for each in people(entry).values() if "owner" in (each.get("roles") or {})]
    return frozenset(each for each in (first, *(one for owner in owners for one in owner)) if each)


def people(entry: Json) -> Mapping[str, Json]:
    return entry.get("participants") or {}


def owner_key(entry: Json) -> str | None:
    """The key of the one who invites, if they stand among the participants."""
    mine = organizer(entry)
    for key, each in people(entry).items():
        if "owner" in (each.get("roles") or {}) or (mine and mine in addresses(each)):
            return key
    return None


def remark(entry: Json) -> str:
    """What the one who invites says of it as it is now."""
    owner = people(entry).get(owner_key(entry) or "") or {}
    return owner.get("participationComment") or ""


def remarked(entry: Json, words: str) -> dict[str, Any]:
    """The entry with that said of it by the one who invites, and nothing that they said before."""
    key = owner_key(entry)
    if key is None or remark(entry) == words:
        return dict(entry)
    bare = {name: value for name, value in people(entry)[key].items() if name != "participationComment"}
    owner = {**bare, "participationComment": words} if words else bare
    return {**entry, "participants": {**people(entry), key: owner}}


def invited(entry: Json, besides: Json | None = None) -> Iterator[tuple[str, Json]]:
    """Everybody who is asked to come, with their keys: all but the one who asks.

    ``besides``: the series of which it is one time. Who stands there just so is left out: of hundreds who are invited
    to hundreds of times that are otherwise, most are the very same each time, and are not looked at again.
    """
    if besides is not None and people(entry) is people(besides):
        return
    ours, owner = organizers(entry), owner_key(entry)
    known = people(besides or {})
    if owner and known.get(owner) is not people(entry)[owner]:
        known = {}
    for key, each in people(entry).items():
        if key in known and known[key] is each:
            continue
        reach = addresses(each)
        if key != owner and reach and not reach & ours:
            yield key, each


def key_of(entry: Json, who: frozenset[str]) -> str | None:
    """The key of the one who is invited at one of these addresses."""
    return next((key for key, each in invited(entry) if addresses(each) & who), None)


def key_for(mail: str) -> str:
    """The key under which somebody of that address is put: the one that they have in calendar files."""
    return blake2b(f"mailto:{mail}".encode(), digest_size=10).hexdigest()


def aligned(entry: Json, known: Json | None = None) -> dict[str, Any]:
    """The entry with its people under the keys that they have in ``known``, or under those of their addresses.

    Calendar files have no keys: whoever reads one makes them up anew.
    """
    had = {one: key for key, each in people(known or {}).items() for one in addresses(each)}
    renamed: dict[str, str] = {}
    taken: set[str] = set()
    for key, each in people(entry).items():
        mails = sorted(addresses(each))
        wanted = next((had[one] for one in mails if one in had), key_for(reached(each) or key))
        renamed[key] = wanted if wanted not in taken else f"{wanted}-{key_for(key)[:6]}"
        taken.add(renamed[key])
    after = dict(entry)
    if people(entry):
        after["participants"] = {renamed[key]: _renamed(each, renamed) for key, each in people(entry).items()}
    if entry.get("recurrenceOverrides"):
        overrides = entry["recurrenceOverrides"].items()
        after["recurrenceOverrides"] = {rid: _patch_renamed(patch, renamed) for rid, patch in overrides}
    return after


def _renamed(participant: Json, renamed: Mapping[str, str]) -> dict[str, Any]:
    after = dict(participant)
    for name in _NAMES:
        if participant.get(name):
            after[name] = {renamed.get(key, key): True for key in participant[name]}
    if participant.get("invitedBy"):
        after["invitedBy"] = renamed.get(participant["invitedBy"], participant["invitedBy"])
    return after


def _patch_renamed(patch: Json, renamed: Mapping[str, str]) -> dict[str, Any]:
    after: dict[str, Any] = {}
    for path, value in patch.items():
        steps = path.split("/")
        if path == "participants":
            everybody = value if isinstance(value, Mapping) else {}  # a time to which nobody is invited
            after[path] = {renamed.get(key, key): _renamed(each, renamed) for key, each in everybody.items()}
            continue
        if steps[0] == "participants":
            key = steps[1]
            if key not in renamed and len(steps) == len(("participants", key)) and isinstance(value, Mapping):
                after[f"participants/{key_for(reached(value) or key)}"] = _renamed(value, renamed)
                continue
            steps[1] = renamed.get(key, key)
        after["/".join(steps)] = value
    return after
