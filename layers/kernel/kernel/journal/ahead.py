"""Reading ahead: rows that several are about to want one after the other, read in one round trip.

Who decides on what there is reads it, and so does the journal that then writes: each a round trip, if nobody says
before what will be wanted. Within ``kernel.journal.reading.ahead`` whoever reads one of these rows has it already;
until something was written, or somebody tries again: from then on all is read anew.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from kernel.rows import Row

Place = tuple[str, str, str]
"""Where a row is: table, account, range key."""

Known = dict[Place, Row | None]

_known: ContextVar[Known | None] = ContextVar("ahead", default=None)


def known() -> Mapping[Place, Row | None]:
    """What was read ahead; ``None`` where there is no row."""
    return _known.get() or {}


def forget() -> None:
    """Know nothing of it any more."""
    rows = _known.get()
    if rows:
        rows.clear()


@contextmanager
def knowing(rows: Known) -> Iterator[None]:
    """Have these at hand until the end of this block, or until they are forgotten."""
    token = _known.set(rows)
    try:
        yield
    finally:
        _known.reset(token)
