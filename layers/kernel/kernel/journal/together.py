"""Objects of several kinds or accounts, changed as one: all of it happens, or none of it."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Generic, NamedTuple, TypeVar

from kernel.journal import reading
from kernel.journal.attempts import Attempts
from kernel.journal.batch import Along, Step, ids
from kernel.journal.journal import Committed, Journal
from kernel.journal.refusals import StateChanged
from kernel.journal.rows import COUNTER, Counter
from kernel.journal.state import State
from kernel.journal.transaction import Transaction

T = TypeVar("T")


class Part(NamedTuple, Generic[T]):
    """A batch in one account of one journal."""

    journal: Journal[T]
    account: str
    batch: Sequence[Step[T]]

    def places(self) -> list[reading.Place]:
        """The rows on which it is decided."""
        table = self.journal.shape.name
        return [(table, self.account, sk) for sk in (COUNTER, *ids(self.journal.shape, self.batch))]


class Unchanged(NamedTuple):
    """That an account is in the state that somebody read, whether or not anything is written there."""

    journal: Journal[Any]
    account: str
    state: str

    @property
    def at(self) -> int:
        return State.parse(self.state).at

    @property
    def place(self) -> reading.Place:
        return (self.journal.shape.name, self.account, COUNTER)


def together(
    *parts: Part[Any], along: Sequence[Along] = (), unchanged: Sequence[Unchanged] = ()
) -> tuple[Committed[Any], ...]:
    """Do every part, or none; ``along`` goes into the same transaction. Two round trips, however many there are.

    Only if all those accounts are ``unchanged``: ``StateChanged`` otherwise.
    """
    places = [place for part in parts for place in part.places()]
    written, attempts = set(places), Attempts()
    while True:
        found, transaction = reading.gathered(places), Transaction()
        for that in unchanged:
            if that.place not in written:
                transaction.depend(that.place[0], that.account, that.at)
            elif Counter.of(found.get(that.place)).highest != that.at:
                raise StateChanged("something changed in the meantime; read it again")
        committed = tuple(
            part.journal.planned(
                part.account,
                part.batch,
                {place[2]: found[place] for place in part.places() if place in found},
                transaction,
            )
            for part in parts
        )
        for each in along:
            transaction.add(dict(each.item), each.refusal)
        if not transaction.entries or transaction.happens(attempts):
            return committed
        attempts.again()


AT_ONCE = 96
"""Rows of one transaction, which holds a hundred items: some are left for what is written with them."""


def in_turn(along: Iterable[Along]) -> None:
    """Write rows that may be written apart, in as few transactions as hold them. Who is broken off does it again."""
    rest = iter(along)
    while some := tuple(islice(rest, AT_ONCE)):
        together(along=some)
