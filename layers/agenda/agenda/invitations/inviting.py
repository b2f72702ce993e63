"""What somebody's own calendar adds to an event when they invite to it. Pure."""

from datetime import datetime
from typing import Any

from agenda.invitations.brought import is_brought, matters, past, taken_over
from agenda.invitations.occurrences import moment, overrides, with_owner
from agenda.invitations.organizing import prepared
from agenda.invitations.parties import Json, organizer, owner_key, people, remark, remarked
from agenda.invitations.views import everybody
from kernel.errors import Invalid

MOST = 20_000
"""Everybody, times all of its times that are otherwise: so often somebody stands in the file that each of them gets."""


class TooManyInvitedTooOften(Invalid):
    """Too many people are invited to an event with too many times that are otherwise: no letter holds them all."""

    def __init__(self, guests: int, times: int) -> None:
        detail = f"{guests} people at {times} times that are otherwise do not fit into an invitation; "
        detail += f"both together come to {MOST} at most: make some of these times events of their own"
        super().__init__(detail, [{"field": "recurrenceOverrides", "code": "too_many", "detail": detail}])


def asks(event: Json | None) -> bool:
    """Whether there may be anybody who is invited; asked first, since most events are of one person."""
    said = event or {}
    patches = (said.get("recurrenceOverrides") or {}).values()
    return bool(people(said)) or any(path.startswith("participants") for patch in patches for path in patch)


def invites(event: Json, mine: str, mail: str = "") -> bool:
    """Whether it is the event of the one at that calendar address, and not a copy of another's.

    ``mail`` is where else they are, if that is proven: as who they invited to what they brought along.
    """
    return organizer(event) == mine or is_brought(event, mine, mail)


def hosted(
    before: Json | None, after: Json, mine: str, name: str = "", words: str = "", *, mail: str = ""
) -> dict[str, Any]:
    """The event as the calendar at that address keeps it: where to answer, and with its sequence raised if need be.

    Who invited before anybody's name was written down goes on without: else everybody would be told of that.
    What guests were told of a change before this one is not said of this one, for which ``words`` are.
    """
    if not everybody(before, after):
        return dict(after)
    now = moment(after["updated"])
    assert now is not None, "it was just changed"
    if not (after.get("replyTo") or {}).get("imip"):
        after = _here(before, after, mine, mail, now)
    if not invites(after, mine, mail):
        return dict(after)
    if is_brought(after, mine, mail):
        if not matters(before, after, now):
            return dict(after)
        # Copies elsewhere know it by the other address: what ends it is said as that one, what goes on moves here.
        after = after if after.get("status") == "cancelled" else taken_over(after, mine)
    after = with_owner(after, "" if before and owner_key(before) else name)
    if words or (before is not None and remark(after) == remark(before)):
        after = remarked(after, words)
    _demand_room(before, after)
    return prepared(before, after, now)


def _here(before: Json | None, after: Json, mine: str, mail: str, now: datetime) -> Json:
    """What says nowhere where to answer: what was brought along goes on here, unless it is over or off."""
    if before is None or not is_brought(before, mine, mail):
        return {**after, "replyTo": {"imip": f"mailto:{mine}"}}
    if past(after, now) or after.get("status") == "cancelled":
        return {**after, **({"replyTo": before["replyTo"]} if before.get("replyTo") else {})}
    return taken_over(after, mine)


def _demand_room(before: Json | None, after: Json) -> None:
    """What was too much before may be changed all the same, if it does not become more."""
    (had, _, _), (now, guests, times) = _extent(before or {}), _extent(after)
    if now > max(MOST, had):
        raise TooManyInvitedTooOften(guests, times)


def _extent(event: Json) -> tuple[int, int, int]:
    guests = len(people(event))
    times = sum(1 for patch in overrides(event).values() if not patch.get("excluded"))
    return guests * (1 + times), guests, times


def parting(event: Json, words: str) -> dict[str, Any]:
    """The event as it goes into the trash, with what its guests are told of that."""
    return remarked(with_owner(event), words) if everybody(event) else dict(event)


def gone_on(event: Json, mine: str, now: datetime) -> dict[str, Any]:
    """What somebody brought along, as answers to it come to that calendar from now on."""
    return prepared(event, taken_over(event, mine), now)


def revived(event: Json, mine: str, mail: str, now: datetime) -> dict[str, Any]:
    """The event out of the trash: its cancellation was told, and what is told of it now is later."""
    if not everybody(event):
        return dict(event)
    if is_brought(event, mine, mail):
        if past(event, now):
            return dict(event)
        event = taken_over(event, mine)
    return {**remarked(event, ""), "sequence": event.get("sequence", 0) + 2}


def cancellation(event: Json, at: datetime) -> dict[str, Any]:
    """The event as its cancellation is told when it was deleted."""
    return prepared(event, {**event, "status": "cancelled"}, at)
