"""Noting in an event or a task that a reminder of it was seen (RFC 8984, 4.5.2; RFC 9074, ACKNOWLEDGED). Pure.

Programs that have the same event ring no more for what was due until then. It is noted with the moment at which it was
due, and not with the one at which it was seen: so a later time of a series, which rang meanwhile, goes on ringing.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from agenda.alerts.dues import Due, Who, Window, of_event, of_task
from agenda.alerts.model import Alert, identified
from agenda.calendars.model import Calendar
from agenda.events.model import CalendarEvent
from agenda.jscalendar.patches import patched
from agenda.people.model import Colleague
from agenda.projects.model import Project
from agenda.sharing import allows
from agenda.tasks.editing import updated
from agenda.tasks.model import StoredTask, plain
from kernel.errors import Refusal

Body = Mapping[str, Any]

_SEEN, _OVERRIDES = "acknowledged", "recurrenceOverrides"


def acknowledged(body: Body, who: Colleague, alert: Alert) -> dict[str, Any]:
    """The patch by which it says that somebody saw this reminder; empty if it does, or if no alert of its makes that.

    It stands in the alert of the whole series, unless this time of it has that alert otherwise.
    """
    due = _due(body, who, alert)
    if due is None or due.seen is not None:
        return {}
    said = f"{alert.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    when = due.recurrence_id.isoformat(timespec="seconds") if due.recurrence_id else None
    own: Body = (when and (body.get(_OVERRIDES) or {}).get(when)) or {}
    if "alerts" in own:
        return {f"{_OVERRIDES}/{when}/alerts/{due.alert}/{_SEEN}": said}
    if f"alerts/{due.alert}" in own:
        return {f"{_OVERRIDES}/{when}/alerts~1{due.alert}/{_SEEN}": said}
    if any(path.startswith(f"alerts/{due.alert}/") for path in own):
        return {f"{_OVERRIDES}/{when}/alerts~1{due.alert}~1{_SEEN}": said}
    return {f"alerts/{due.alert}/{_SEEN}": said}


def in_event(
    it: CalendarEvent, calendar: Calendar | None, who: Colleague | None, alert: Alert, now: datetime
) -> CalendarEvent:
    """The event as it says so; itself, if its alerts are not theirs: those in a calendar are its owner's."""
    if calendar is None or who is None or calendar.trashed or calendar.kind == "subscribed":
        return it
    patch = acknowledged(it.event, who, alert) if calendar.owner == who.person else {}
    try:
        return it.edited(patched(it.event, patch), who.person, now) if patch else it
    except Refusal:
        return it  # it is as large as may be: what cannot be noted is seen all the same


def in_task(it: StoredTask, project: Project | None, who: Colleague | None, alert: Alert, now: datetime) -> StoredTask:
    """The task as it says so; itself, if they have not to see to it, or may not write in its project."""
    if project is None or project.trashed or project.archived or project.template or who is None:
        return it
    if it.whose != who.person or not it.task.open or not allows(project.role(who.person, who.groups), "write"):
        return it
    patch = acknowledged(plain(it.task), who, alert)
    try:
        after = updated(it, patch, now) if patch else it
    except Refusal:
        return it
    return after if after == it else after.model_copy(update={"by": who.person, "origin": None})


def _due(body: Body, who: Colleague, alert: Alert) -> Due | None:
    """What it was about, if that is due at this moment by one of its own alerts still."""
    of = of_event if alert.kind == "event" else of_task
    dues = of(body, (), Who(who.email, who.zone), Window(alert.at - timedelta(seconds=1), alert.at), seen=True)
    return next((due for due in dues if identified(who.person, *due.name) == alert.alert_id), None)
