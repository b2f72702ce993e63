"""Doing what waits in the queue: bringing a message, the next few of many, or what guests are to hear of each other."""

from collections.abc import Iterator
from dataclasses import dataclass

from agenda.invitations.delivering import Delivered, Delivering
from agenda.invitations.errands import Errand
from agenda.invitations.hearing import HEARD, LATE, Hearsay, listeners
from agenda.invitations.learning import MISSED, heard
from agenda.invitations.parties import organizers
from agenda.invitations.rounds import News, Parked, Round
from agenda.invitations.telling import Errands
from agenda.rooms.addresses import room_at

_LATER = 60
"""Seconds after which whoever is invited has a copy, unless they threw it away."""


@dataclass(frozen=True, slots=True)
class Carrying:
    messenger: Delivering
    books: Delivered
    errands: Errands
    domain: str = ""

    def take(self, order: Errand | Round | Hearsay | Parked) -> None:
        """Deliver it; of what many are to hear, what the next few are, before all others."""
        if isinstance(order, Hearsay):
            for each in self._anew(order):
                self.errands.put(each)
        elif isinstance(order, Round) and len(order.left) > 1:
            for each in order.split():
                self.errands.put(each)
        elif isinstance(order, Round):
            for errand in order.errands():
                self.take(errand)
        elif isinstance(order, Parked):
            self.take(order.errand)
        elif order.again in {HEARD, LATE}:
            self._hear(order)
        else:
            self.messenger.deliver(order)

    def _anew(self, it: Hearsay) -> Iterator[Errand | Round]:
        """The event as the one who invites has it by now, for each of its guests. A room needs no company."""
        host = self.messenger.at(it.workspace, it.host)
        if host is None:
            return
        there = self.books.where(it.workspace, host.person, it.event_id) or host.default_calendar(it.workspace)
        own = self.books.find(it.workspace, there, it.event_id)
        if own is not None and organizers(own.event) & self.messenger.reach(it.workspace, host):
            readers = tuple(each for each in listeners(own.event) if room_at(each, self.domain) is None)
            yield from News(it.workspace, it.event_id, host, None, own.event, readers, HEARD).orders()

    def _hear(self, errand: Errand) -> None:
        """Have it in somebody's copy; who is not here has none, and is written to by nobody because of it."""
        reader = self.messenger.at(errand.workspace, errand.to)
        if reader is None:
            return
        outcome = self.messenger.put(errand.workspace, reader, errand.message, heard, ask=False)
        if outcome.why == MISSED and errand.again == HEARD:
            self.errands.put(errand.model_copy(update={"again": LATE}), delay=_LATER)
