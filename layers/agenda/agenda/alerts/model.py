"""What somebody was reminded of, and how they like to be. Pure."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, Literal, NewType, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StringConstraints, model_validator

from agenda.alerts.dues import Due
from agenda.events.notes import OUTSIDE
from kernel.callers import PersonId
from kernel.errors import Conflict, NotFound
from kernel.ids import same_id
from kernel.plainly import spelt

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
    StringConstraints(pattern=spelt(r"^([01]\d|2[0-3]):[0-5]\d$", "a time of day is written 09:00")),
    Field(description="By the clock of where you are.", examples=["07:00"]),
]


SEEN, UNSEEN = timedelta(days=30), timedelta(days=90)
"""For so long after it rang what was dismissed is kept, and what was not."""


class NoSuchAlert(NotFound):
    """You were not reminded of that, or it is no longer so."""


class Dismissed(Conflict):
    """It was dismissed already."""


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
    assignments: StrictBool = Field(
        default=True, description="Whether a letter comes when somebody gives you something to do."
    )
    mentions: StrictBool = Field(
        default=True,
        description="Whether a letter comes when somebody names you in a task, or in what is said about it.",
    )


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
    kind: Literal["event", "task", "agenda", "more", "mention"] = Field(
        description="What it is about; `more`: of several that were due at once, as `title` says; `mention`: that "
        "somebody named you in what they said about a task."
    )
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
    answered: datetime | None = Field(
        default=None, description="When it was snoozed or dismissed last, here or elsewhere.", examples=[None]
    )
    by: PersonId | None = Field(default=None, description="Of a mention: who it was.", examples=[None])
    mail: Literal["none", "held", "sent"] = Field(default="none", exclude=True)
    """Whether a letter about it went out, or has yet to."""
    away: bool = Field(default=False, exclude=True)
    """Whether it is put away, since what it is about lies in the trash with its calendar or project."""

    @property
    def goes(self) -> date:
        """The day on which it is let go of."""
        return (self.rang + (SEEN if self.state == "dismissed" else UNSEEN)).astimezone(UTC).date()

    def snoozed(self, until: datetime, now: datetime) -> Self:
        """Quiet until then; ``Dismissed`` if it is for good."""
        if self.state == "dismissed":
            raise Dismissed("this was dismissed already")
        return self.model_copy(update={"state": "snoozed", "until": until, "answered": now})

    def dismissed(self, now: datetime) -> Self:
        """Quiet for good; itself if it is."""
        if self.state == "dismissed":
            return self
        return self.model_copy(update={"state": "dismissed", "until": None, "answered": now})

    def overrules(self, seen: datetime) -> bool:
        """Whether it was answered here since it was seen elsewhere: what was snoozed rings again all the same."""
        return self.answered is not None and self.answered >= seen

    def silenced(self, seen: datetime) -> Self | None:
        """Quiet for good, since it was seen elsewhere; ``None`` if that changes nothing."""
        return None if self.state == "dismissed" or self.overrules(seen) else self.dismissed(seen)

    def again(self, now: datetime) -> Self:
        """Ringing once more."""
        return self.model_copy(update={"state": "ringing", "until": None, "rang": now})


def alert_of(due: Due, person: PersonId, container_id: str, object_id: str, now: datetime) -> Alert:
    """What somebody sees of a reminder."""
    places: list[dict[str, Any]] = list((due.body.get("locations") or {}).values())
    return Alert(
        alert_id=identified(person, *due.name),
        kind=due.kind,
        title=str(due.body.get("title") or ""),
        place=next((str(each["name"]) for each in places if each.get("name")), ""),
        call=_call(due.body),
        container_id=container_id,
        object_id=object_id,
        recurrence_id=due.recurrence_id.isoformat() if due.recurrence_id else None,
        all_day=due.all_day,
        begins=due.begins,
        ends=due.ends,
        at=due.at,
        rang=now,
    )


def _call(body: Mapping[str, Any]) -> str | None:
    """Where it is joined from afar; not where a stranger would lead who never answered them."""
    if body.get(OUTSIDE) and not any(map(_coming, (body.get("participants") or {}).values())):
        return None
    said = (str(each.get("uri", "")) for each in (body.get("virtualLocations") or {}).values())
    return next((each for each in said if each.startswith("https://")), None)


def _coming(participant: Mapping[str, Any]) -> bool:
    """Whether they answered here that they come, or may: of others no answers are known."""
    guest = "owner" not in (participant.get("roles") or {}) and "scheduleUpdated" in participant
    return guest and participant.get("participationStatus") in {"accepted", "tentative"}


def more_of(dues: Sequence[Due], person: PersonId, now: datetime) -> Alert:
    """What somebody sees of very many reminders that are all due at a moment."""
    at = dues[0].at
    return Alert(
        alert_id=identified(person, "more", at.isoformat()),
        kind="more",
        title=f"{len(dues)} more reminders",
        begins=min(due.begins for due in dues),
        ends=max(due.ends for due in dues),
        at=at,
        rang=now,
    )


def identified(person: PersonId, *name: str) -> AlertId:
    """The id of a reminder: the same whoever finds that it is due, so that it is given once."""
    return AlertId(same_id("alert", person, *name))


def of_the_day(person: PersonId, day: date) -> AlertId:
    """The id of the letter that tells somebody of a day."""
    return identified(person, "agenda", day.isoformat())
