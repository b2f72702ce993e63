"""Why a series is not changed as somebody wants it. Pure."""

from datetime import datetime

from kernel.errors import Conflict, Invalid, NotFound


class NoSuchOccurrence(NotFound):
    """The event does not happen then: it never did, or that time was taken out."""

    def __init__(self, recurrence_id: datetime) -> None:
        super().__init__(f"the event does not happen at {recurrence_id.isoformat()}, by its rules and its own clock")


class NotOfOne(Invalid):
    """It is of the series as a whole, and cannot be otherwise for one of its times."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is the same for every time that the event happens; change all of them")


class CannotSplit(Invalid):
    """What is left after that time cannot be said as a series of its own."""

    def __init__(self) -> None:
        super().__init__(
            "the event happens then beside its rule, which cannot go on from there; change this one, or all"
        )


class NotAnEvent(Invalid):
    """What it would become is no event that can be kept. Says which property."""


class RulesTakeTooLong(Conflict):
    """Each might be worked out by itself, but those that came in one file keep everybody waiting."""
