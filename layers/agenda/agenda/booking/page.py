"""A booking page: who can be booked, when, for how long, and what is asked of whoever does. Pure."""

from collections.abc import Collection, Mapping
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StringConstraints, model_validator

from agenda.freebusy.hours import Hours
from agenda.people.model import PersonName
from agenda.times import Zone
from kernel.errors import Conflict, NotFound
from kernel.plainly import spelt

_SAID = ConfigDict(frozen=True, extra="forbid")
_DAY = LONGEST_PAUSE = 24 * 60

Kind = Literal["person", "round-robin", "collective"]
Slug = Annotated[
    str,
    StringConstraints(
        pattern=spelt(
            r"^[a-z0-9](?:[a-z0-9-]{1,62}[a-z0-9])$",
            "this has from 3 to 64 small letters from a to z, digits and hyphens, and no hyphen at either end",
        )
    ),
    Field(description="What its address ends in; no two pages of an installation have the same.", examples=["ada-30"]),
]
Minutes = Annotated[int, Field(ge=0, le=_DAY)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
CalendarId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f-]{36}$")]
Step = Literal[5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240]
"""Minutes; a day is a multiple of each."""

MOST_HOSTS = 12
MOST_CALENDARS = 5
"""What a booking depends on is checked in one transaction, which holds a hundred items."""


class NoSuchPage(NotFound):
    """There is no such booking page, or it is closed."""


class PageSlugTaken(Conflict):
    """Another page has that address; choose another one."""


class Host(BaseModel):
    """Somebody who can be booked, and when they are there."""

    model_config = _SAID

    person: PersonName = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    hours: Hours
    weight: int = Field(default=1, ge=1, le=100, description="Of how many turns they take how many (round robin).")
    calendars: Annotated[tuple[CalendarId, ...], Field(max_length=MOST_CALENDARS)] = Field(
        default=(),
        description="Their calendars that say when they are busy; bookings go into the first. "
        "Left out: those that they have now.",
        examples=[[]],
    )


class BookingLimits(BaseModel):
    """How often one host may be booked on this page, by the days, weeks and months of their own zone."""

    model_config = _SAID

    day: int | None = Field(default=None, ge=1, le=100, examples=[4])
    week: int | None = Field(default=None, ge=1, le=500, examples=[None])
    month: int | None = Field(default=None, ge=1, le=2000, examples=[None])


class Question(BaseModel):
    """Something that guests are asked."""

    model_config = _SAID

    key: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")] = Field(examples=["topic"])
    label: Line = Field(examples=["What is it about?"])
    kind: Literal["text", "long", "choice", "phone"] = "text"
    required: StrictBool = False
    choices: Annotated[tuple[Line, ...], Field(max_length=50)] = ()

    @model_validator(mode="after")
    def _choosable(self) -> Self:
        if (self.kind == "choice") != bool(self.choices):
            raise ValueError("a question has choices if it is a choice, and only then")
        return self


class Venue(BaseModel):
    """Where it is: an address, the link of a call, or the telephone, on which the host calls the guest."""

    model_config = _SAID

    kind: Literal["address", "link", "phone", "later"] = "later"
    detail: Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)] = Field(
        default="", examples=["https://meet.example.com/ada"]
    )

    @model_validator(mode="after")
    def _said(self) -> Self:
        if self.kind in {"address", "link"} and not self.detail:
            raise ValueError("say the address, or the link")
        if self.kind == "link" and not self.detail.startswith("https://"):
            raise ValueError("a link begins with https://")
        return self


class Offer(BaseModel):
    """What a page says: all of it but its address."""

    model_config = _SAID

    title: Line = Field(examples=["Half an hour with Ada"])
    description: Annotated[str, StringConstraints(max_length=5000)] = ""
    kind: Kind = Field(
        default="person",
        description="`person`: one host. `round-robin`: one of several, in turn. `collective`: all of them at once.",
    )
    hosts: Annotated[tuple[Host, ...], Field(min_length=1, max_length=MOST_HOSTS)]
    zone: Zone = Field(description="By its clocks it is counted when something can begin.", examples=["Europe/Berlin"])
    durations: Annotated[tuple[Annotated[int, Field(ge=5, le=720)], ...], Field(min_length=1, max_length=8)] = Field(
        default=(30,), description="Minutes; guests choose."
    )
    interval: Step = Field(default=30, description="Minutes from midnight, whose multiples something can begin at.")
    before: Minutes = Field(default=0, description="Minutes that hosts keep free before it.")
    after: Minutes = Field(default=0, description="Minutes that hosts keep free after it.")
    notice: Annotated[int, Field(ge=0, le=60 * _DAY)] = Field(
        default=120, description="How many minutes ahead it is booked at the latest."
    )
    horizon: Annotated[int, Field(ge=1, le=366)] = Field(default=60, description="How many days ahead at the earliest.")
    limits: BookingLimits = BookingLimits()
    questions: Annotated[tuple[Question, ...], Field(max_length=20)] = ()
    place: Venue = Venue()
    approval: StrictBool = Field(default=False, description="Whether a host has to agree. Until then the time is kept.")
    confirm_email: StrictBool = Field(
        default=False,
        description="Whether guests have to follow the link of a letter, so that the address is theirs. "
        "Until then, for a quarter of an hour, the time is kept.",
    )
    allow_guests: StrictBool = Field(
        default=False,
        description="Whether whoever books may name further people who come along. They are written to, too.",
    )
    change_until: Annotated[int, Field(ge=0, le=60 * _DAY)] = Field(
        default=0, description="Until how many minutes before it begins guests may move or cancel it."
    )
    open: StrictBool = Field(default=True, description="Whether it can be booked.")

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        people = [each.person for each in self.hosts]
        if len(set(people)) < len(people):
            raise ValueError("nobody is a host twice")
        if self.kind == "person" and len(people) > 1:
            raise ValueError("of several hosts say whether they take turns or are all there: round-robin or collective")
        keys = [each.key for each in self.questions]
        if len(set(keys)) < len(keys):
            raise ValueError("two questions have the same key")
        if self.notice >= self.horizon * _DAY:
            raise ValueError("what needs more notice than there are days ahead can never be booked")
        return self


class Absent(BaseModel, frozen=True):
    """A host who cannot be booked any more."""

    person: PersonName = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    why: Literal["left", "calendar"] = Field(
        description="`left`: they are not in the workspace, or may not come in; the others are booked without them. "
        "`calendar`: the calendar into which bookings go is theirs no more, or in the trash."
    )


class PageDraft(Offer):
    """A page as somebody writes it down."""

    slug: Slug


class Page(Offer, frozen=True):
    """A page as it is kept."""

    page_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c073901"])
    slug: Slug
    owner: PersonName = Field(description="Who made it.", examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    rota: int = Field(default=1, description="Rises when who takes turns changes; turns are counted anew then.")
    modseq: int = Field(default=0, description="Rises with every change; it is the ETag.")
    said: Mapping[str, str] = Field(default={}, exclude=True)
    """Who changed it last, when, and where from."""

    def rewritten(self, draft: PageDraft) -> Self:
        """The page as a draft says; who takes turns otherwise than before begins anew."""
        after = self.model_copy(update={name: getattr(draft, name) for name in PageDraft.model_fields})
        anew = after.kind != self.kind or after.turns != self.turns
        return after.model_copy(update={"rota": self.rota + anew})

    def staffed(self, here: Collection[str]) -> Self:
        """The page with those of its hosts alone who are in the workspace still."""
        return self.model_copy(update={"hosts": tuple(each for each in self.hosts if each.person in here)})

    @property
    def turns(self) -> tuple[tuple[str, int], ...]:
        """Who takes turns, and how many."""
        return tuple(sorted((each.person, each.weight) for each in self.hosts))


class PageSettings(Page, frozen=True):
    """A page, and who of its hosts cannot be booked any more."""

    absent: tuple[Absent, ...] = Field(default=(), examples=[[]])
