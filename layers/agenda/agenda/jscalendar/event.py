"""An event: it begins, and lasts (RFC 8984, 5.1). Pure."""

from typing import Literal

from pydantic import Field

from agenda.jscalendar.entry import Entry
from agenda.times import Duration, LocalTime


class Event(Entry):
    type: Literal["Event"] = Field(default="Event", alias="@type")
    start: LocalTime
    duration: Duration = Duration()
    status: Literal["confirmed", "cancelled", "tentative"] = "confirmed"
