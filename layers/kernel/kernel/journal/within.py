"""One more object where there may be only so many: however many try at once, there are never more.

How many there are is counted, and the object is written only if the account's counter still stands where it stood then.
A Query does not promise that it shows all of a transaction whose counter it shows; so what the last change wrote must
be among what was counted, unless it was a deletion that is forgotten by now.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from kernel.ids import OURS
from kernel.journal.attempts import Attempts
from kernel.journal.batch import Along, Create
from kernel.journal.changes import whole
from kernel.journal.journal import Journal
from kernel.journal.refusals import StateChanged
from kernel.journal.rows import COUNTER, Counter, alive
from kernel.journal.state import State
from kernel.queries import partition
from kernel.rows import Row

T = TypeVar("T")

_WANTED = "pk, sk, modseq, deleted_on, highest, width, oldest_known"


class Census(NamedTuple):
    """How many objects an account has, and the state in which that is so."""

    there: int
    state: str


def create_within(
    journal: Journal[T], account: str, obj: T, room: Callable[[int], None], along: Sequence[Along] = ()
) -> T:
    """Keep a new object, if ``room`` raises nothing at the number of those that are there. Three round trips."""
    attempts = Attempts()
    while True:
        found = counted(partition(journal.shape.name, account, _WANTED))
        if found is not None:
            room(found.there)
            try:
                kept = journal.commit(account, [Create(obj)], unchanged_since=found.state, along=along).objects[0]
            except StateChanged:
                pass  # somebody was faster, and there may be one more
            else:
                assert kept is not None, "only a Delete leaves nothing"
                return kept
        attempts.again()


def counted(rows: Iterable[Row]) -> Census | None:
    """What the rows of an account come to; ``None`` if some of the last change are not among them yet."""
    found = {row["sk"]["S"]: row for row in rows}
    counter = Counter.of(found.get(COUNTER))
    objects = [row for sk, row in found.items() if not sk.startswith(OURS)]
    if counter.highest > counter.oldest_known and not whole(counter, objects):
        return None
    return Census(sum(map(alive, objects)), str(State.whole(counter.highest)))
