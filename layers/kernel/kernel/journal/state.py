"""How far somebody has read: the state that ``changes`` gives out and takes."""

import re
from typing import NamedTuple, Self

from kernel.journal.refusals import CannotCalculateChanges

_TEXT = r"(0|[1-9][0-9]{0,17})(?:\.(0|[1-9][0-9]{0,17}))?"  # compiled where a state comes


class State(NamedTuple):
    """The number of the last change that was read, and of the one where this reading began.

    They differ in the middle of a long answer only. Whoever reads in pages has not seen an object that was created
    after they began, if it was changed again before they came to it; so whether it is new to them depends on where
    they began, not on where they are.
    """

    at: int
    origin: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a state; anything that we did not give out is as good as one that is too old."""
        found = re.fullmatch(_TEXT, text)
        at = int(found[1]) if found else -1
        origin = int(found[2]) if found and found[2] else at
        if not 0 <= origin <= at:
            raise CannotCalculateChanges("this is no state of ours; fetch everything again")
        return cls(at, origin)

    @classmethod
    def whole(cls, at: int) -> Self:
        """The state of somebody who has read everything up to there."""
        return cls(at, at)

    def __str__(self) -> str:
        return str(self.at) if self.origin == self.at else f"{self.at}.{self.origin}"
