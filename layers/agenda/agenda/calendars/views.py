"""A calendar as somebody sees it: with what they may do, and how they like to see it. Pure."""

from datetime import datetime

from pydantic import BaseModel, Field

from agenda.calendars.model import Calendar, Kind
from agenda.looks import DefaultAlert
from agenda.people.model import Colleague
from agenda.sharing import Role, Share, allows
from agenda.shelves.model import Preferences, Shelved
from kernel.callers import PersonId, WorkspaceId


class CalendarView(BaseModel, frozen=True):
    """A calendar as the caller sees it."""

    calendar_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    modseq: int = Field(description="Rises with every change; it is the ETag.", examples=[1])
    kind: Kind
    name: str = Field(examples=["Football"])
    description: str = Field(examples=["Training and games."])
    owner: PersonId | None = Field(description="Whose it is; `null`: the workspace's own.", examples=["ada"])
    color: str = Field(examples=["#0b8043"])
    zone: str = Field(examples=["Europe/Berlin"])
    alerts: tuple[DefaultAlert, ...] = Field(description="Of its owner, for what is at a time.")
    all_day_alerts: tuple[DefaultAlert, ...] = Field(description="Of its owner, for what takes whole days.")
    source: str = Field(description="Whose server it comes from, if not from here.", examples=[""])
    created: datetime
    trashed: datetime | None = Field(description="Since when it is in the trash.", examples=[None])
    role: Role = Field(description="What you may do with it.", examples=["admin"])
    default: bool = Field(description="Whether it is the one that you have without having made it.")
    shares: tuple[Share, ...] | None = Field(
        description="With whom it is shared; `null` where that is not yours to say.",
        examples=[[{"to": "workspace", "role": "free-busy"}]],
    )
    preferences: Preferences | None = Field(description="How you like to see it; `null`: you have not said.")
    removed: bool = Field(default=False, description="Whether you took it off your shelf.")


def view(calendar: Calendar, role: Role, shelved: Shelved | None, *, default: bool) -> CalendarView:
    """The calendar as somebody with that role sees it."""
    admin = allows(role, "admin")
    said = {name: getattr(calendar, name) for name in CalendarView.model_fields.keys() & Calendar.model_fields.keys()}
    if not allows(role, "read"):
        said |= {"description": "", "alerts": (), "all_day_alerts": (), "source": ""}
    preferences = (
        Preferences(**{name: getattr(shelved, name) for name in Preferences.model_fields}) if shelved else None
    )
    return CalendarView(
        **{**said, "shares": calendar.shares if admin else None},
        role=role,
        default=default,
        preferences=preferences,
        removed=shelved is not None and shelved.removed,
    )


def default_of(workspace: WorkspaceId, who: PersonId, colleague: Colleague | None) -> str:
    """The id of the calendar that somebody has without making one."""
    return (colleague or Colleague(person=who)).default_calendar(workspace)


def reminders(
    calendar: Calendar, shelved: Preferences | None, who: PersonId, *, all_day: bool
) -> tuple[DefaultAlert, ...]:
    """How somebody wants to be reminded of what is in a calendar: of others' not at all, unless they say so."""
    chosen = (shelved.all_day_alerts if all_day else shelved.alerts) if shelved else None
    if chosen is not None:
        return chosen
    if calendar.owner != who:
        return ()
    return calendar.all_day_alerts if all_day else calendar.alerts


class CalendarTrash(BaseModel, frozen=True):
    """The calendars in the trash, what was thrown away last first."""

    items: tuple[CalendarView, ...]
