"""The journal: how anything that people own is written and read."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from kernel.errors import NotFound
from kernel.etags import ANYTHING, IfMatch
from kernel.journal import reading
from kernel.journal.attempts import Attempts
from kernel.journal.batch import Along, Change, Create, Delete, Outcome, Put, Step, ids, outcome
from kernel.journal.changes import Changes, changes
from kernel.journal.refusals import StateChanged
from kernel.journal.rows import COUNTER, Counter, JournalTable, Shape, alive, possible
from kernel.journal.state import State
from kernel.journal.transaction import Transaction
from kernel.once import NEVER, Once
from kernel.rows import Row

if TYPE_CHECKING:
    from kernel.pages import Listing, Page

T = TypeVar("T")


class Committed(NamedTuple, Generic[T]):
    """What a batch came to: the account's state after it, and each object as it is now, ``None`` where one was deleted.

    ``repeated``: it had been done before, under the same idempotency key, and this is what came of it then.
    """

    state: str
    objects: tuple[T | None, ...]
    repeated: bool = False


def _nothing(identity: str) -> NotFound:
    return NotFound(f"there is no {identity}")


class Journal(Generic[T]):
    """The objects of one kind, account by account, each change of an account numbered.

    ``write`` and ``read`` turn an object into the attributes of a row, and a row into an object; the object carries
    its row's ``modseq``, which is its ETag. An account is a hash key: a workspace, or ``kernel.tables.key`` of one.
    """

    def __init__(
        self,
        table: type[JournalTable],
        *,
        identify: Callable[[T], str],
        write: Callable[[T], JournalTable],
        read: Callable[[Any], T],
        missing: Callable[[str], NotFound] = _nothing,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.shape = Shape(table, identify, write, read, missing)
        self.now = now

    def create(self, account: str, obj: T, *, once: Once = NEVER, along: Sequence[Along] = ()) -> T:
        """Keep a new object, or raise ``AlreadyExists``."""
        return self._one(account, Create(obj), once, along)

    def put(self, account: str, obj: T, *, once: Once = NEVER, along: Sequence[Along] = ()) -> T:
        """Keep an object whether it is new or not."""
        return self._one(account, Put(obj), once, along)

    def change(
        self,
        account: str,
        identity: str,
        edit: Callable[[T], T],
        *,
        expected: IfMatch = ANYTHING,
        once: Once = NEVER,
        along: Sequence[Along] = (),
    ) -> T:
        """Keep what ``edit`` makes of an object. It must be pure: it is called again on what others have made of it."""
        return self._one(account, Change(identity, edit, expected), once, along)

    def delete(
        self,
        account: str,
        identity: str,
        *,
        expected: IfMatch = ANYTHING,
        once: Once = NEVER,
        along: Sequence[Along] = (),
        said: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Delete an object; its tombstone keeps what is ``said`` of that."""
        self.commit(account, [Delete(identity, expected, said)], once=once, along=along)

    def commit(
        self,
        account: str,
        batch: Sequence[Step[T]],
        *,
        once: Once = NEVER,
        unchanged_since: str | None = None,
        others: Mapping[str, str] = MappingProxyType({}),
        along: Sequence[Along] = (),
    ) -> Committed[T]:
        """Do all of a batch as one change, or none of it.

        With ``unchanged_since`` only if nothing happened in the account since that state, and with ``others`` only if
        those accounts (of the same table) are in those states: ``StateChanged`` otherwise. What an edit leaves as it
        was is not written. ``along`` goes into the same transaction.
        """
        named = ids(self.shape, batch)
        wanted = [COUNTER, *named, *([once.sk] if once else ())]
        attempts = Attempts()
        while True:
            found = reading.rows(self.shape.name, account, wanted)
            remembered = once.recall(found.get(once.sk)) if once else None
            if remembered is not None:
                return self._recalled(remembered)
            counter = Counter.of(found.get(COUNTER))
            if unchanged_since is not None and State.parse(unchanged_since) != State.whole(counter.highest):
                raise StateChanged("something changed in the meantime; read it again")
            transaction = Transaction()
            committed = self.planned(account, batch, found, transaction, once)
            for other, state in others.items():
                transaction.depend(self.shape.name, other, State.parse(state).at)
            for each in along:
                transaction.add(dict(each.item), each.refusal)
            if committed.state == str(counter.highest) and not once and not along:
                return committed  # there is nothing to write
            if transaction.happens(attempts):
                return committed
            attempts.again()

    def planned(
        self,
        account: str,
        batch: Sequence[Step[T]],
        found: Mapping[str, Row],
        transaction: Transaction,
        once: Once = NEVER,
    ) -> Committed[T]:
        """What a batch comes to on the rows that were ``found``; what must be written goes into ``transaction``."""
        named, counter = ids(self.shape, batch), Counter.of(found.get(COUNTER))
        outcomes = self._outcomes(account, batch, named, found, counter.highest + 1)
        return self._added(transaction, account, outcomes, counter, once)

    def get(self, account: str, identity: str) -> T:
        """The object as it is now, or what the journal raises for one that is missing."""
        row = reading.row(self.shape.name, account, identity) if possible(identity) else None
        if row is None or not alive(row):
            raise self.shape.missing(identity)
        return self.shape.object(row)

    def find(self, account: str, identities: Iterable[str]) -> dict[str, T]:
        """Those of the objects that are there."""
        wanted = sorted({each for each in identities if possible(each)})
        found = reading.rows(self.shape.name, account, wanted)
        return {identity: self.shape.object(row) for identity, row in found.items() if alive(row)}

    def page(self, account: str, page: "Page", *, prefix: str = "", backwards: bool = False) -> "Listing[T]":
        """The objects in the order of their ids, page by page; ``backwards`` from the last, which is the newest."""
        after = page.position()
        rows, further = reading.listed(
            self.shape.name, account, limit=page.limit, after=after, prefix=prefix, backwards=backwards
        )
        return page.listing([self.shape.object(row) for row in rows], further)

    def state(self, account: str) -> str:
        """The state that the account is in now."""
        return str(State.whole(reading.counter(self.shape.name, account).highest))

    def changes(self, account: str, since: str, limit: int = 500) -> Changes:
        """What happened in the account since a state, or ``CannotCalculateChanges``."""
        return changes(self.shape.name, account, since, limit)

    def _one(self, account: str, step: Step[T], once: Once, along: Sequence[Along]) -> T:
        obj = self.commit(account, [step], once=once, along=along).objects[0]
        assert obj is not None, "only a Delete leaves nothing"
        return obj

    def _outcomes(
        self, account: str, batch: Sequence[Step[T]], named: list[str], found: Mapping[str, Row], modseq: int
    ) -> list[Outcome]:
        today = datetime.fromtimestamp(self.now(), UTC).date()
        pairs = zip(batch, named, strict=True)
        return [
            outcome(self.shape, step, found.get(sk), account=account, modseq=modseq, today=today) for step, sk in pairs
        ]

    def _added(
        self, transaction: Transaction, account: str, outcomes: list[Outcome], counter: Counter, once: Once
    ) -> Committed[T]:
        table = self.shape.name
        written = [each for each in outcomes if not each.unchanged]
        if written:
            transaction.advance(table, account, counter, len(written))
        for each in written:
            transaction.add(each.item(table))
        state = str(State.whole(counter.highest + bool(written)))
        if once:
            kept = [{"M": each.row} if alive(each.row) else {"NULL": True} for each in outcomes]
            transaction.add(once.remember(table, account, {"state": {"S": state}, "objects": {"L": kept}}))
        objects = tuple(self.shape.object(each.row) if alive(each.row) else None for each in outcomes)
        return Committed(state, objects)

    def _recalled(self, row: Row) -> Committed[T]:
        kept = row["objects"]["L"]
        objects = tuple(self.shape.object(each["M"]) if "M" in each else None for each in kept)
        return Committed(row["state"]["S"], objects, repeated=True)
