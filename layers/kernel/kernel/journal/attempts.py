"""Trying again where many write at once: with full jitter, and not for ever."""

import random
import time

from kernel.journal.ahead import forget
from kernel.journal.refusals import Busy

PATIENCE = 6.0
"""Seconds. A function that serves a request has 15."""

_FIRST = 0.01
_LONGEST = 0.4


class Attempts:
    """The attempts at one thing."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._deadline = time.monotonic() + patience
        self._pause = _FIRST

    def again(self) -> None:
        """Wait for a moment, or raise ``Busy`` when it has been tried for long enough; then all is read anew."""
        forget()
        pause = random.uniform(0, self._pause)  # noqa: S311 - spreads out, hides nothing
        if time.monotonic() + pause > self._deadline:
            raise Busy
        time.sleep(pause)
        self._pause = min(_LONGEST, self._pause * 2)
