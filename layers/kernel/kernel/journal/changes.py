"""What changed since a state: nothing that happened is left out, whoever is writing at that moment.

The counter is read first, and a state is never claimed beyond it: of a batch that is written at that very moment the
index may show one half. Three more things can happen between the two reads, and none may cost a client an object:

* An object that was created before the counter was read is changed again; it moves up in the index, beyond what is
  told this time. It is told as created all the same, because next time it would look like one the client has.
* The rows of the last change are not all there. If others moved up meanwhile, these may have too, and the change before
  it is claimed; if none did, they are on their way, and a moment is waited for them.
* An id is created anew over its tombstone and deleted again. ``first_modseq`` remembers the object that was there
  first, which the client may still have.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from kernel.journal.batch import MOST
from kernel.journal.reading import changed, counter
from kernel.journal.refusals import CannotCalculateChanges
from kernel.journal.rows import Counter, alive, first, number
from kernel.journal.state import State
from kernel.rows import Row

_PAUSES = (0.005, 0.02, 0.08)


@dataclass(frozen=True)
class Changes:
    """The ids of what changed, and the state to ask from next time; at once, if there is more.

    What was created may be known already, and what was destroyed may never have been known.
    """

    created: tuple[str, ...]
    updated: tuple[str, ...]
    destroyed: tuple[str, ...]
    state: str
    has_more: bool


def changes(table: str, account: str, since: str, limit: int) -> Changes:
    """What happened in an account since ``since``: about ``limit`` ids, never cut within one change."""
    state = State.parse(since)
    for pause in _PAUSES:
        now = counter(table, account)
        if not now.oldest_known <= state.at <= now.highest:
            raise CannotCalculateChanges("this state is too old, or was never given out; fetch everything again")
        if state.at == now.highest:
            return Changes((), (), (), str(State.whole(now.highest)), has_more=False)
        rows, cut = changed(table, account, state.at, limit + MOST)
        if cut or whole(now, rows) or moved(now, rows):
            break
        time.sleep(pause)
    return tell(state, now, rows, limit, cut=cut)


def whole(now: Counter, rows: list[Row]) -> bool:
    """Whether every row of the last change is here."""
    return now.width is None or now.width == sum(number(row, "modseq") == now.highest for row in rows)


def moved(now: Counter, rows: list[Row]) -> bool:
    """Whether some of these were written after the counter was read."""
    return bool(rows) and number(rows[-1], "modseq") > now.highest


def tell(state: State, now: Counter, rows: list[Row], limit: int, *, cut: bool) -> Changes:
    """Tell what ``rows``, in the order of the index, mean to somebody at ``state``; ``cut``: there are more of them."""
    latest = {row["sk"]["S"]: row for row in rows}  # the index may show a row that moves up twice
    groups = [
        (modseq, [row for row in group if latest[row["sk"]["S"]] is row])
        for modseq, group in groupby(rows, key=lambda row: number(row, "modseq"))
    ]
    claimed = now.highest - 1 if moved(now, rows) and not whole(now, rows) else now.highest
    if cut:
        groups.pop()  # its rest may be behind the cut
    told: list[Row] = []
    at, complete = state.at, not cut
    for modseq, group in groups:
        if modseq > claimed:
            at = claimed
            break
        if told and len(told) + len(group) > limit:
            complete = False
            break
        told += group
        at = modseq
    complete = complete and claimed == now.highest
    late = [row for row in latest.values() if complete and number(row, "modseq") > claimed]
    found = [row for row in (*told, *late) if alive(row) and number(row, "created_modseq") <= claimed]
    return Changes(
        created=_ids(row for row in found if number(row, "created_modseq") > state.origin),
        updated=_ids(row for row in told if alive(row) and number(row, "created_modseq") <= state.origin),
        destroyed=_ids(row for row in told if not alive(row) and first(row) <= state.at),
        state=str(State.whole(claimed) if complete else State(at, state.origin)),
        has_more=not complete,
    )


def _ids(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(row["sk"]["S"] for row in rows)
