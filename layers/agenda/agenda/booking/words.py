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
    "along_invited",
    "along_moved",
    "along_cancelled",
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
    along: str = ""
    """The address of one whom the guest brings along, if it is for them."""
    booking: Booking
    was: Time | None = None
    """When it was to be before."""
    known: bool = False
    """Whether the guest was ever told that it takes place."""

    @property
    def claim(self) -> str:
        """What it is called: the same change is told to the same reader once."""
        to = self.to or self.along
        return "|".join(("booking", self.booking.booking_id, str(self.booking.modseq), self.kind, to))


def words(workspace: WorkspaceId, before: Booking | None, after: Booking | None) -> Iterator[Word]:
    """The letters that a change means; who did it as a host hears nothing of it."""
    if after is None:
        return
    stood = before is not None and before.stands
    was = Time(before.begins, before.ends) if before and stood else None
    others = bool(set(_hosts(after)) - set(_hosts(before)))  # who is a host no more since they left moves nothing
    moved = bool(before) and (was != Time(after.begins, after.ends) or others)
    known = before is not None and (before.status == "confirmed" or before.moved > 0)
    usual = Word(workspace=workspace, kind="guest_booked", booking=after, was=was if moved else None, known=known)
    for to, kind in _kinds(before if stood else None, after, moved=moved):
        if to != after.by or to == GUEST:
            yield usual.model_copy(update={"kind": kind, "to": to})
    if said := _along(before if stood else None, after, moved=moved):
        for each in after.guests:
            yield usual.model_copy(update={"kind": said, "along": each, "known": True})


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


def _along(before: Booking | None, after: Booking, *, moved: bool) -> Kind | None:
    """What those hear who come along: nothing, until it takes place for sure."""
    if after.stands:
        heard = before is not None and before.announced
        if heard and moved:
            return "along_moved"
        certain = after.status == "confirmed" and (before is None or before.status != "confirmed")
        return "along_invited" if certain else None
    return "along_cancelled" if before is not None and before.announced else None


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
