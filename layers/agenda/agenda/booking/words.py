"""What is to be told to whom about a booking: which letters a change of it means. Pure."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal, NamedTuple

from pydantic import BaseModel

from agenda.booking.model import Booking
from kernel.callers import WorkspaceId

GUEST = ""
"""The reader who is no host."""

Kind = Literal[
    "guest_confirms",
    "guest_booked",
    "guest_waits",
    "guest_approved",
    "guest_moved",
    "guest_moved_waits",
    "guest_declined",
    "guest_cancelled",
    "guest_called_off",
    "host_booked",
    "host_asked",
    "host_moved",
    "host_passed",
    "host_cancelled",
]


class Time(NamedTuple):
    begins: datetime
    ends: datetime


class Word(BaseModel, frozen=True):
    """A letter that is to be written, and the booking as it was when it was."""

    workspace: WorkspaceId
    kind: Kind
    to: str = GUEST
    """A host; or nobody here, the guest."""
    booking: Booking
    was: Time | None = None
    """When it was to be before."""
    known: bool = False
    """Whether the guest was ever told that it takes place."""

    @property
    def claim(self) -> str:
        """What it is called: the same change is told to the same reader once."""
        return "|".join(("booking", self.booking.booking_id, str(self.booking.modseq), self.kind, self.to))


def words(workspace: WorkspaceId, before: Booking | None, after: Booking | None) -> Iterator[Word]:
    """The letters that a change means; who did it as a host hears nothing of it."""
    if after is None:
        return
    stood = before is not None and before.stands
    was = Time(before.begins, before.ends) if before and stood else None
    moved = bool(before) and (was, _hosts(before)) != (Time(after.begins, after.ends), _hosts(after))
    known = before is not None and (before.status == "confirmed" or before.moved > 0)
    for to, kind in _kinds(before if stood else None, after, moved=moved):
        if to != after.by or to == GUEST:
            yield Word(
                workspace=workspace, kind=kind, to=to, booking=after, was=was if moved and was else None, known=known
            )


def _kinds(before: Booking | None, after: Booking, *, moved: bool) -> Iterator[tuple[str, Kind]]:
    hosts = _hosts(after)
    if after.status == "held" or (before is not None and before.status == "held"):
        yield from _held(before, after, moved=moved)
        return
    if before is None:
        if after.stands:
            yield from _taken(after, hosts)
        return
    if after.status == "declined":
        yield GUEST, "guest_declined"
        yield from ((each, "host_cancelled") for each in hosts)
    elif not after.stands:
        yield GUEST, "guest_called_off" if after.by else "guest_cancelled"
        yield from ((each, "host_cancelled") for each in hosts)
    elif moved:
        waits = after.status == "pending"
        yield GUEST, "guest_moved_waits" if waits else "guest_moved"
        yield from ((each, "host_passed") for each in _hosts(before) if each not in hosts)
        for each in hosts:
            yield each, "host_asked" if waits else "host_moved" if each in _hosts(before) else "host_booked"
    elif before.status == "pending" and after.status == "confirmed":
        yield GUEST, "guest_approved"
        yield from ((each, "host_booked") for each in hosts)


def _held(before: Booking | None, after: Booking, *, moved: bool) -> Iterator[tuple[str, Kind]]:
    """Hosts never heard of it; and an address at which nobody asked for it gets no second letter."""
    if after.status == "held":
        if before is None or moved:
            yield GUEST, "guest_confirms"
    elif after.stands:
        yield from _taken(after, _hosts(after))
    elif after.by:
        yield GUEST, "guest_called_off"


def _taken(after: Booking, hosts: tuple[str, ...]) -> Iterator[tuple[str, Kind]]:
    waits = after.status == "pending"
    yield GUEST, "guest_waits" if waits else "guest_booked"
    yield from ((each, "host_asked" if waits else "host_booked") for each in hosts)


def _hosts(booking: Booking | None) -> tuple[str, ...]:
    return tuple(each.person for each in booking.takers) if booking else ()
