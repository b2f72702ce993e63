"""Meetings that somebody brings along in a file: they invited to them at an address of theirs, and go on here. Pure.

Nobody hears that they came. With the first change that concerns anybody, answers go to the calendar here (ADR 48).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from agenda.invitations.addresses import is_calendars
from agenda.invitations.model import FROM_ORGANIZER, Message
from agenda.invitations.occurrences import NEVER, happens, occurrence, overrides, rids, version_of
from agenda.invitations.organizing import concerned
from agenda.invitations.parties import Json, address, organizer, organizers, owner_key, people
from agenda.invitations.views import View, same, same_then
from agenda.series import Series, over


def is_brought(event: Json, mine: str, mail: str) -> bool:
    """Whether the one at that calendar address invites to it as ``mail``, which is proven to be theirs."""
    by = organizer(event)
    if by is None or by == mine or is_calendars(by):  # nobody is a calendar, whatever a directory says
        return False
    return by == address(mail) and version_of(event) == NEVER


def taken_over(event: Json, mine: str) -> dict[str, Any]:
    """The event as it goes on: its answers come to that calendar, and guests know who invites by their address."""
    key, by = owner_key(event), organizer(event)
    here = {"sendTo": {"imip": f"mailto:{mine}"}, **({"email": by} if by else {})}
    after = {**event, "replyTo": {"imip": f"mailto:{mine}"}}
    if key is not None:
        owner = people(event)[key]
        roles = {**(owner.get("roles") or {}), "owner": True}
        after["participants"] = {**people(event), key: {**owner, **here, "roles": roles}}
    if overrides(event):
        each = overrides(event).items()
        after["recurrenceOverrides"] = {rid: dict(_patch_taken(patch, key, here)) for rid, patch in each}
    return after


def _patch_taken(patch: Json, key: str | None, here: Json) -> Iterator[tuple[str, Any]]:
    """What is otherwise at one time, but for where to answer."""
    for path, value in patch.items():
        first, *steps = path.split("/")
        if first == "replyTo" or (
            first == "participants" and steps[:1] == [key] and steps[1:2] in (["sendTo"], ["email"])
        ):
            continue
        if path == "participants" and isinstance(value, dict) and key in value:
            yield path, {**value, key: {**value[key], **here}}
        elif first == "participants" and steps == [key] and isinstance(value, dict):
            yield path, {**value, **here}
        else:
            yield path, value


def matters(before: Json | None, after: Json, now: datetime) -> bool:
    """Whether guests are to hear of it: that it came is no news, nor what becomes of what is over."""
    if before is None:
        return not past(after, now)
    if not concerned(before, after) or (past(before, now) and past(after, now)):
        return False
    bare = [{name: it for name, it in each.items() if name != "recurrenceOverrides"} for each in (before, after)]
    if not same(View(bare[1]), View(bare[0])):
        return True
    changed = (rid for rid in rids(before, after) if not same_then(before, after, rid))
    return any(not past(it, now) for rid in changed for it in _then(rid, before, after))


def _then(rid: str, *events: Json) -> Iterator[Json]:
    for event in events:
        it = occurrence(event, rid) if happens(event, rid) else None
        if it is not None:
            yield it


def known_otherwise(message: Message, known: Json) -> bool:
    """Whether a copy knows the one who invites by no calendar, and a calendar says how it is."""
    theirs = organizers(known)
    asks = message.method in FROM_ORGANIZER and is_calendars(message.sender)
    return asks and message.sender not in theirs and not all(map(is_calendars, theirs))


def said_as(message: Message, known: Json, reach: frozenset[str]) -> Message:
    """The message as of the address at which a copy knows the one who is at all of these, if it does."""
    said = organizers(known) & reach
    return replace(message, sender=min(said)) if said else message


def past(event: Json, now: datetime) -> bool:
    """Whether it is over, and does not come again."""
    end = over(Series.read(dict(event))) if event.get("start") else None
    return end is not None and end <= now
