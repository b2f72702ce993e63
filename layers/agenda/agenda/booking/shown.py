"""What guests are shown, and what they say: of a page, its times and their booking. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from agenda.booking.model import MOST_GUESTS, Address, Booking, Guest, Reason, Status
from agenda.booking.page import Kind, Page, Question
from agenda.booking.slots import Slot, by_day
from agenda.people.model import Colleague
from agenda.times import Zone, offset
from kernel.moments import Moment

MOST_DAYS = timedelta(days=42)
"""What a month shows, with the ends of those beside it."""

_YEARS = 2000, 9000
_SAID = ConfigDict(frozen=True, extra="forbid")
_TICKET = Field(max_length=300, description="What stands behind the `#` of the link.", examples=["acme.x.y.z"])


def _bookable(moment: datetime) -> datetime:
    if not _YEARS[0] <= moment.year <= _YEARS[1]:
        raise ValueError("nothing can be booked then")
    return moment


Begins = Annotated[Moment, AfterValidator(_bookable)]
Lasts = Annotated[int, Field(ge=5, le=720, description="Minutes; one of those that the page offers.", examples=[30])]


class PublicPage(BaseModel, frozen=True):
    """A page as anybody sees it."""

    slug: str = Field(examples=["ada-30"])
    title: str = Field(examples=["Half an hour with Ada"])
    description: str
    kind: Kind
    hosts: tuple[str, ...] = Field(description="What they are called.", examples=[["Ada Lovelace"]])
    durations: tuple[int, ...] = Field(description="Minutes.", examples=[[30]])
    questions: tuple[Question, ...]
    place: Literal["address", "link", "phone", "later"] = Field(description="Where it is; details come when booked.")
    zone: str = Field(description="Where the hosts are.", examples=["Europe/Berlin"])
    notice: int = Field(description="Minutes ahead, at the latest.")
    horizon: int = Field(description="Days ahead, at the earliest.")
    approval: bool = Field(description="Whether a host has to agree.")
    confirm_email: bool = Field(description="Whether you have to follow the link of a letter.")
    allow_guests: bool = Field(description="Whether you may name further people who come along.")
    change_until: int = Field(description="Until how many minutes before it begins you may move or cancel it.")

    @classmethod
    def of(cls, page: Page, colleagues: Mapping[str, Colleague]) -> Self:
        said = {name: getattr(page, name) for name in cls.model_fields.keys() & Page.model_fields.keys()}
        names = tuple(colleagues[each.person].name for each in page.hosts if each.person in colleagues)
        return cls(**{**said, "hosts": names, "place": page.place.kind})


class Day(BaseModel, frozen=True):
    """When one can begin on a day of whoever looks."""

    day: date = Field(examples=["2027-06-07"])
    begins: tuple[datetime, ...] = Field(examples=[["2027-06-07T09:00:00+02:00"]])


class FreeTimes(BaseModel, frozen=True):
    """What can be booked."""

    zone: str = Field(examples=["Europe/Berlin"])
    duration: int = Field(description="Minutes.", examples=[30])
    days: tuple[Day, ...]

    @classmethod
    def of(cls, slots: Iterable[Slot], zone: Zone, duration: int) -> Self:
        days = by_day(slots, zone)
        return cls(
            zone=zone,
            duration=duration,
            days=tuple(
                Day(day=day, begins=tuple(there(each.begins, zone) for each in some)) for day, some in days.items()
            ),
        )


class Days(BaseModel):
    """The days that somebody looks at."""

    model_config = _SAID

    since: date = Field(alias="from", description="The first of them.", examples=["2027-06-07"])
    until: date = Field(alias="to", description=f"The last of {MOST_DAYS.days} at most.", examples=["2027-06-13"])
    zone: Zone = Field(description="Where one is.", examples=["Europe/Berlin"])
    duration: Lasts | None = Field(default=None, description="Minutes; the page's first, if left out.")

    @field_validator("since")
    @classmethod
    def _once(cls, since: date) -> date:
        if not _YEARS[0] <= since.year <= _YEARS[1]:
            raise ValueError("nothing can be booked then")
        return since

    @field_validator("until")
    @classmethod
    def _some(cls, until: date, said: ValidationInfo) -> date:
        since = said.data.get("since")
        if since is not None and not since <= until < since + MOST_DAYS:
            raise ValueError(f"this is `from` or later, and these are {MOST_DAYS.days} days at most")
        return until


class BookingDraft(BaseModel):
    """A time that somebody wants."""

    model_config = _SAID

    begins: Begins = Field(examples=["2027-06-07T09:00:00+02:00"])
    duration: Lasts
    guest: Guest
    guests: Annotated[tuple[Address, ...], Field(max_length=MOST_GUESTS)] = Field(
        default=(),
        description="Further people who come along, by their addresses, where the page allows it.",
        examples=[[]],
    )
    answers: Annotated[
        dict[str, Annotated[str, Field(max_length=5000)]],
        Field(default={}, max_length=50, description="To the page's questions, by their keys.", examples=[{}]),
    ]


class Show(BaseModel):
    """A link to a booking."""

    model_config = _SAID

    ticket: str = _TICKET


class Move(Show):
    """Another time for it."""

    begins: Begins = Field(examples=["2027-06-08T09:00:00+02:00"])


class Cancel(Show):
    reason: Reason = Field(default="", examples=["I am ill."])


class Told(BaseModel, frozen=True):
    """A booking as its guest sees it."""

    booking_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c073902"])
    page: str | None = Field(description="The slug of the page; none: it is there no more.", examples=["ada-30"])
    title: str = Field(examples=["Half an hour with Ada"])
    status: Status
    begins: datetime = Field(description="By your clock.", examples=["2027-06-07T03:00:00-04:00"])
    ends: datetime
    guest: Guest
    guests: tuple[str, ...] = Field(
        default=(), description="Further people who come along, by their addresses.", examples=[["kay@example.com"]]
    )
    answers: dict[str, str]
    hosts: tuple[str, ...] = Field(description="What they are called.", examples=[["Ada Lovelace"]])
    place: str = Field(default="", description="The address, or the link of the call.")
    reason: str = Field(default="", description="Why it was cancelled or declined.")
    changeable: bool = Field(description="Whether you may move or cancel it now.")
    confirm_by: datetime | None = Field(
        default=None, description="Until when it is kept for you, if you have yet to confirm it.", examples=[None]
    )

    @classmethod
    def of(cls, it: Booking, page: Page | None, hosts: Mapping[str, Colleague], *, changeable: bool) -> Self:
        said = {name: getattr(it, name) for name in cls.model_fields.keys() & Booking.model_fields.keys()}
        names = tuple(hosts[each.person].name for each in it.takers if each.person in hosts)
        return cls(
            **{**said, "begins": there(it.begins, it.guest.zone), "ends": there(it.ends, it.guest.zone)},
            page=page.slug if page else None,
            hosts=names,
            place=page.place.detail if page and it.status == "confirmed" else "",
            changeable=changeable and it.status != "held",
            confirm_by=there(it.confirm_by, it.guest.zone) if it.confirm_by else None,
        )


class Booked(Told, frozen=True):
    """What was booked, and how to get at it again."""

    ticket: str | None = Field(
        description="Who has it can see, move and cancel the booking. None: it goes to the guest, by letter.",
        examples=["acme.x.y.z"],
    )


class Decide(BaseModel):
    """What a host decides."""

    model_config = _SAID

    reason: Reason = Field(default="", description="The guest reads it.", examples=["I am away that day."])


def there(moment: datetime, zone: Zone) -> datetime:
    """A moment as a clock there shows it, with how far that is ahead of UTC."""
    return moment.astimezone(timezone(offset(moment, zone)))
