"""What was understood of a line, and where it stood. Pure."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, Field, PlainSerializer

from agenda.recurrence.rule import Rule
from agenda.times import Duration, LocalTime, SignedDuration, instant
from agenda.times.local import written

WRITTEN = {1: 1, 2: 5, 3: 9, 4: 0}
"""Priorities of people, as JSCalendar writes them."""

Part = Literal[
    "due", "repeat", "start", "deadline", "duration", "reminder", "priority", "project", "section", "label", "assignee"
]


class Known(NamedTuple):
    """What there is to be named: only such a name may hold spaces without standing in quotes."""

    projects: Collection[str] = ()
    sections: Collection[str] = ()
    labels: Collection[str] = ()
    people: Collection[str] = ()


class Span(BaseModel, frozen=True):
    """Some of the text that means something, from one character (code point) to another."""

    begin: int = Field(examples=[9])
    end: int = Field(examples=[27])
    part: Part = Field(examples=["repeat"])


class Reminder(BaseModel, frozen=True):
    """When to be reminded: so long before it is due, or at a time."""

    before: SignedDuration | None = Field(default=None, examples=["-PT30M"])
    at: LocalTime | None = None


Written = Annotated[Rule, PlainSerializer(lambda it: it.model_dump(mode="json", by_alias=True, exclude_none=True))]


class Understood(BaseModel, frozen=True):
    """A line of text as a task."""

    title: str = Field(description="What is left once all that was understood is taken out.", examples=["pay rent"])
    spans: tuple[Span, ...] = Field(description="What was understood where, in the order of the text.")
    due: LocalTime | None = Field(default=None, examples=["2026-12-01T09:00:00"])
    start: LocalTime | None = None
    without_time: bool = Field(default=False, description="`due` and `start` are days.")
    deadline: date | datetime | None = Field(default=None, examples=[None])
    repeats: Written | None = None
    after_done: bool = False
    duration: Duration | None = Field(default=None, examples=[None])
    reminders: tuple[Reminder, ...] = ()
    priority: Literal[1, 2, 3, 4] | None = Field(default=None, examples=[1])
    project: str | None = Field(default=None, examples=["home"])
    section: str | None = Field(default=None, examples=[None])
    labels: tuple[str, ...] = ()
    assignee: str | None = Field(default=None, examples=[None])

    def said(self, zone: str) -> dict[str, Any]:
        """All of it that JSCalendar has words for, and the deadline; a time is of ``zone``, a day of none."""
        timed = not self.without_time and (self.due or self.start) is not None
        said: dict[str, Any] = {"@type": "Task", "title": self.title}
        for name, value in (("due", self.due), ("start", self.start)):
            if value is not None:
                said[name] = value.isoformat()
        if self.without_time:
            said["showWithoutTime"] = True
        if timed or isinstance(self.deadline, datetime):
            said["timeZone"] = zone
        if self.repeats is not None:
            said["recurrenceRules"] = [self.repeats.model_dump(mode="json", by_alias=True, exclude_none=True)]
        if self.reminders:
            alerts = enumerate(_trigger(it, zone, by_due=self.due is not None) for it in self.reminders)
            said["alerts"] = {str(number): {"@type": "Alert", "trigger": trigger} for number, trigger in alerts}
        return said | self._further()

    def _further(self) -> dict[str, Any]:
        said: dict[str, Any] = {}
        if self.after_done:
            said["stoa.app:afterDone"] = True
        if self.deadline is not None:
            said["stoa.app:deadline"] = self.deadline.isoformat()
        if self.duration is not None:
            said["estimatedDuration"] = str(self.duration)
        if self.priority is not None:
            said["priority"] = WRITTEN[self.priority]
        if self.labels:
            said["keywords"] = dict.fromkeys(self.labels, True)
        return said


def _trigger(it: Reminder, zone: str, *, by_due: bool) -> dict[str, Any]:
    """A reminder as JSCalendar has it; the end of a task is when it is due."""
    if it.at is not None:
        return {"@type": "AbsoluteTrigger", "when": written(instant(it.at, zone))}
    relative = {"relativeTo": "end"} if by_due else {}
    return {"@type": "OffsetTrigger", "offset": str(it.before), **relative}
