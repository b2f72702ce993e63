"""A task: it is due, or not, and gets done (RFC 8984, 5.2). Pure."""

from typing import Literal, Self

from pydantic import Field, model_validator

from agenda.jscalendar.entry import Entry
from agenda.times import Duration, LocalTime, UtcTime

Progress = Literal["needs-action", "in-process", "completed", "failed", "cancelled"]


class Task(Entry):
    type: Literal["Task"] = Field(default="Task", alias="@type")
    due: LocalTime | None = None
    start: LocalTime | None = None
    estimated_duration: Duration | None = None
    percent_complete: int | None = Field(default=None, ge=0, le=100)
    progress: Progress | None = None
    progress_updated: UtcTime | None = None

    @model_validator(mode="after")
    def _somewhere_in_time(self) -> Self:
        if self.repeats and self.start is None and self.due is None:
            raise ValueError("a task that repeats starts at a time, or is due at one")
        return self
