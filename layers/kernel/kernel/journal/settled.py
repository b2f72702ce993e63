"""Where accounts stand, so that all that led there shows in whatever is read from then on.

A Query does not promise that it shows all of a transaction whose counter it shows. Who decides on what queries show,
and writes only if the counter still stands where it stood, asks here first: what the last change wrote is waited for.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

from kernel.journal import reading
from kernel.journal.attempts import Attempts
from kernel.journal.changes import whole
from kernel.journal.rows import COUNTER, Counter
from kernel.journal.state import State

_AT_ONCE = 20
Account = tuple[str, str]
"""A table, and a partition of it."""


def settled(accounts: Sequence[Account]) -> dict[Account, str]:
    """The state of each: one round trip, and one more for each that was ever written to, all at once."""
    found: dict[Account, str] = {}
    left, attempts = list(dict.fromkeys(accounts)), Attempts()
    while True:
        rows = reading.gathered([(table, account, COUNTER) for table, account in left])
        counters = {each: Counter.of(rows.get((*each, COUNTER))) for each in left}
        with ThreadPoolExecutor(min(_AT_ONCE, len(left) or 1)) as pool:
            asked = {each: pool.submit(copy_context().run, _shows, each, counters[each]) for each in left}
            found |= {each: str(State.whole(counters[each].highest)) for each, shows in asked.items() if shows.result()}
        left = [each for each in left if each not in found]
        if not left:
            return found
        attempts.again()


def _shows(account: Account, counter: Counter) -> bool:
    """Whether all rows of the last change show; what is forgotten by now need not."""
    if counter.highest <= counter.oldest_known:
        return True
    rows, _ = reading.changed(*account, counter.highest - 1, counter.width or 1)
    return whole(counter, rows)
