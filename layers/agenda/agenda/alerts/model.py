"""What somebody was reminded of, and how they like to be. Pure."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, NewType, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StringConstraints, model_validator

from agenda.alerts.dues import Due
from kernel.callers import PersonId
from kernel.errors import Conflict, Invalid, NotFound
from kernel.ids import same_id

AlertId = NewType("AlertId", str)

State = Literal["ringing", "snoozed", "dismissed"]
Weekday = Literal["mo", "tu", "we", "th", "fr", "sa", "su"]
WEEKDAYS: tuple[Weekday, ...] = ("mo", "tu", "we", "th", "fr", "sa", "su")


def _each_once(value: object) -> object:
    if isinstance(value, list) and len(set(map(str, value))) < len(value):
        raise ValueError("say each day once")
    return value


Days = Annotated[frozenset[Weekday], BeforeValidator(_each_once)]

TimeOfDay = Annotated[
    str,
    StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$"),
    Field(description="By the clock of where you are.", examples=["07:00"]),
]


class NoSuchAlert(NotFound):
    """You were not reminded of that, or it is no longer so."""


class Dismissed(Conflict):
    """It was dismissed already."""


class SnoozedTooLong(Invalid):
    """One can be reminded again within four weeks, and not in the past."""


class QuietHours(BaseModel):
    """When nothing is mailed: what rings meanwhile is mailed when they are over, if it is not too late by then."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    since: TimeOfDay = Field(examples=["22:00"])
    until: TimeOfDay = Field(examples=["07:00"])

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.since == self.until:
            raise ValueError("quiet hours begin and end at different times")
        return self


class DailyAgenda(BaseModel):
    """When the letter comes that tells of the day: what happens, and what is to be done."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: TimeOfDay
    days: Days = Field(default=frozenset(WEEKDAYS), min_length=1, examples=[["mo", "tu", "we"]])
    empty: StrictBool = Field(default=False, description="Whether it comes on days when there is nothing, too.")


class Preferences(BaseModel):
    """How somebody likes to be reminded. What to be reminded of is said by events, tasks and calendars."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    email: Literal["never", "as-said", "always"] = Field(
        default="as-said", description="Of what letters come: of nothing, of what asks for one, or of everything."
    )
    quiet: QuietHours | None = Field(default=None, description="`null`: there are none.")
    daily: DailyAgenda | None = Field(default=None, description="`null`: none comes.")


class KeptPreferences(Preferences):
    """The same as they are kept."""

    modseq: int = Field(default=0, description="Rises with every change; it is the ETag.", examples=[1])


class Snooze(BaseModel):
    """How long it is to be quiet."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    minutes: int = Field(ge=1, le=4 * 7 * 24 * 60, examples=[10])


class Alert(BaseModel, frozen=True):
    """Something that somebody was reminded of."""

    alert_id: AlertId = Field(examples=["6f2b1c9e-3f0a-5d55-8a7e-0d6f3c1b2a90"])
    modseq: int = Field(default=0, description="Rises with every change; it is the ETag.", examples=[1])
    kind: Literal["event", "task", "agenda"]
    state: State = "ringing"
    title: str = Field(examples=["Lunch with Ada"])
    place: str = Field(default="", description="Where it is.", examples=["Mensa"])
    call: str | None = Field(default=None, description="The link to the call, if it is one.", examples=[None])
    container_id: str | None = Field(
        default=None,
        description="The id of its calendar, or project.",
        examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c073900"],
    )
    object_id: str | None = Field(
        default=None, description="The id of the event, or the task.", examples=["6f2b1c9e-3f0a-5d55-8a7e-0d6f3c1b2a90"]
    )
    recurrence_id: str | None = Field(default=None, description="Which time of a series it is.", examples=[None])
    all_day: bool = False
    begins: datetime
    ends: datetime
    at: datetime = Field(description="When it was to ring.")
    rang: datetime = Field(description="When it rang last.")
    until: datetime | None = Field(default=None, description="Of a snoozed one: when it rings again.", examples=[None])
    mail: Literal["none", "held", "sent"] = Field(default="none", exclude=True)
    """Whether a letter about it went out, or has yet to."""

    def snoozed(self, until: datetime) -> Self:
        """Quiet until then; ``Dismissed`` if it is for good."""
        if self.state == "dismissed":
            raise Dismissed("this was dismissed already")
        return self.model_copy(update={"state": "snoozed", "until": until})

    def dismissed(self) -> Self:
        return self.model_copy(update={"state": "dismissed", "until": None})

    def again(self, now: datetime) -> Self:
        """Ringing once more."""
        return self.model_copy(update={"state": "ringing", "until": None, "rang": now})


def alert_of(due: Due, person: PersonId, container_id: str, object_id: str, now: datetime) -> Alert:
    """What somebody sees of a reminder."""
    places: list[dict[str, Any]] = list((due.body.get("locations") or {}).values())
    calls: list[dict[str, Any]] = list((due.body.get("virtualLocations") or {}).values())
    return Alert(
        alert_id=identified(person, *due.name),
        kind=due.kind,
        title=str(due.body.get("title") or ""),
        place=next((str(each["name"]) for each in places if each.get("name")), ""),
        call=next((str(each["uri"]) for each in calls if str(each.get("uri", "")).startswith("https://")), None),
        container_id=container_id,
        object_id=object_id,
        recurrence_id=due.recurrence_id.isoformat() if due.recurrence_id else None,
        all_day=due.all_day,
        begins=due.begins,
        ends=due.ends,
        at=due.at,
        rang=now,
    )


def identified(person: PersonId, *name: str) -> AlertId:
    """The id of a reminder: the same whoever finds that it is due, so that it is given once."""
    return AlertId(same_id("alert", person, *name))


def of_the_day(person: PersonId, day: date) -> AlertId:
    """The id of the letter that tells somebody of a day."""
    return identified(person, "agenda", day.isoformat())
