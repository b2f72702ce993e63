"""What working something out may cost. It is counted, not timed: the same rule is refused everywhere or nowhere."""

from agenda.recurrence.refusals import TooDense

USUAL = 12_000


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
