"""What a room or a resource takes, and what it answers to somebody who wants it. Pure."""

from collections.abc import Collection, Sequence
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StringConstraints

from agenda.freebusy.hours import Hours
from agenda.freebusy.spans import Span, holds, joined, touched
from agenda.sharing import Grantee
from agenda.sharing.model import reached
from kernel.callers import PersonId

Policy = Literal["decline", "tentative", "allow"]
Outside = Literal["refuse", "caretakers", "accept"]
Why = Literal["not-for-you", "too-small", "closed", "too-often", "taken"]
Answer = Literal["accepted", "tentative", "needs-action", "declined"]
Feature = Annotated[str, StringConstraints(strip_whitespace=True, to_lower=True, min_length=1, max_length=40)]


class Bookable(BaseModel):
    """What a room or a resource has, and takes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    place: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = Field(
        default="", examples=["Building 2, second floor"]
    )
    capacity: int | None = Field(default=None, ge=1, le=100_000, description="How many people it holds.", examples=[8])
    features: Annotated[frozenset[Feature], Field(max_length=50)] = Field(
        default=frozenset(), examples=[["screen", "whiteboard"]]
    )
    auto_accept: bool = Field(default=True, description="`false`: who looks after it answers.")
    conflicts: Policy = Field(
        default="decline", description="What becomes of who wants it while somebody else has it.", examples=["decline"]
    )
    bookers: Annotated[tuple[Grantee, ...], Field(min_length=1, max_length=50)] = Field(
        default=("workspace",), description="Who may book it.", examples=[["workspace"]]
    )
    outside: Outside = Field(
        default="caretakers",
        description="What becomes of who asks by letter and is not in the workspace: `refuse`; `caretakers`: who looks "
        "after it answers; `accept`: as everybody.",
        examples=["caretakers"],
    )
    hours: Hours | None = Field(default=None, description="When it can be booked; `null`: always.")
    closed: StrictBool = Field(
        default=False, description="Whether nobody can book it until it is opened again; its hours are kept."
    )

    def settled(self) -> Self:
        """The same where hours without any time close it: so that was said before there was a word for it."""
        if self.hours is None or not self.hours.never:
            return self
        return self.model_copy(update={"closed": True, "hours": None})


class Wanted(NamedTuple):
    """That somebody wants it: when, each time by itself, and for how many."""

    who: PersonId | None
    """``None``: somebody who is not in the workspace."""
    groups: Collection[str]
    spans: Sequence[Span]
    people: int = 1


class Decision(NamedTuple):
    """What it answers; and why, where that is not plainly yes."""

    answer: Answer
    why: tuple[Why, ...] = ()
    clashes: tuple[Span, ...] = ()
    """The times at which somebody else has it."""


def decide(room: Bookable, wanted: Wanted, busy: Sequence[Span]) -> Decision:
    """What becomes of who wants it, while it is taken at the times in ``busy``.

    A series is taken whole or not at all: who books a room for every Monday does not look for those left out.
    """
    taken = joined(busy)
    clashes = tuple(each for each in wanted.spans if touched(taken, each))
    why = tuple(_against(room, wanted))
    if why or (clashes and room.conflicts == "decline"):
        return Decision("declined", (*why, *(("taken",) if clashes else ())), clashes)
    if not room.auto_accept:
        return Decision("needs-action", ("taken",) if clashes else (), clashes)
    if clashes and room.conflicts == "tentative":
        return Decision("tentative", ("taken",), clashes)
    return Decision("accepted", (), clashes)


def _against(room: Bookable, wanted: Wanted) -> list[Why]:
    """What speaks against it, whoever else has it."""
    found: list[Why] = []
    if not _for(room, wanted):
        found.append("not-for-you")
    if room.capacity is not None and wanted.people > room.capacity:
        found.append("too-small")
    if room.closed or not _within(room.hours, wanted.spans):
        found.append("closed")
    return found


def _for(room: Bookable, wanted: Wanted) -> bool:
    if wanted.who is None:
        return room.outside != "refuse"
    return not reached(wanted.who, wanted.groups).isdisjoint(room.bookers)


def _within(hours: Hours | None, spans: Sequence[Span]) -> bool:
    return hours is None or all(holds(hours.open(each.begins, each.ends), each) for each in spans)
