"""What working something out may cost. It is counted, not timed: the same rule is refused everywhere or nowhere."""

from agenda.recurrence.refusals import TooDense

USUAL = 12_000
OF_A_FILE = 1_000_000
"""For all rules of ten thousand events, of whoever wrote them: some seconds."""
OF_SOME = 300_000
"""For those of a thousand."""
LEAST = 500
"""For a rule beside many that could not be worked out: what happens every day of a year takes less."""


class Effort:
    """How much may still be looked at. Several plans may share one; what is part of another is taken of that, too."""

    def __init__(self, most: int = USUAL, *, of: "Effort | None" = None) -> None:
        self.left: int = most if of is None else min(most, of.left)
        self.of = of

    def spend(self, steps: int) -> None:
        """Take some of it, or raise ``TooDense``."""
        self.afford(steps)
        self.left -= steps
        if self.of is not None:
            self.of.left -= steps

    def afford(self, steps: int) -> None:
        """Take none of it yet, but raise ``TooDense`` if there is not as much."""
        if self.left < steps:
            raise TooDense("this repeats so often, or so rarely, that it cannot be worked out; make its rule simpler")


class Patience:
    """What many rules of whoever wrote them may take together: the more could not be worked out, the less each may."""

    def __init__(self, together: int = OF_SOME) -> None:
        self.together = Effort(together)
        self.each: int = USUAL

    def next(self) -> Effort:
        """For the rules of one event."""
        return Effort(self.each, of=self.together)

    @property
    def tried(self) -> bool:
        """Whether anything could not be worked out."""
        return self.each < USUAL

    def lost(self) -> None:
        """One could not be worked out."""
        self.each = max(self.each // 2, LEAST)
