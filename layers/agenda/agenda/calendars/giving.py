"""Whose a calendar is to be from now on. Pure."""

from pydantic import BaseModel, ConfigDict, Field

from agenda.calendars.model import Calendar
from agenda.people.model import PersonName
from kernel.callers import PersonId
from kernel.errors import Conflict


class RoomsStay(Conflict):
    """A room or a resource is the workspace's own; share its calendar with who looks after it."""


class NewOwner(BaseModel):
    """Whose a calendar is from now on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    person: PersonName | None = Field(
        description="`null`: the workspace itself.", examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"]
    )


def given(calendar: Calendar, to: PersonId | None) -> Calendar:
    """The calendar as somebody else's, or the workspace's own."""
    if calendar.owner == to:
        return calendar
    return calendar.given(to) if to else calendar.model_copy(update={"owner": None, "formerly": None, "handed": False})
