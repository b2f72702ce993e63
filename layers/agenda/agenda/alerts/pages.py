"""Where the links of letters that remind people lead, in the web client. Pure."""

from datetime import date, datetime

from agenda.alerts.days import Planned
from agenda.alerts.model import Alert
from agenda.times import local


def of_day(origin: str, day: date) -> str:
    """A day, with what happens on it."""
    return f"{origin}/agenda?view=day&day={day.isoformat()}"


def of_alert(origin: str, alert: Alert, zone: str) -> str:
    """What a reminder is about: a task, or an event on the day on which it is there, and that very time of it."""
    day, within, what = local(alert.begins, zone).date(), alert.container_id, alert.object_id
    if alert.kind in {"agenda", "more"} or within is None or what is None:
        return of_day(origin, day)
    if alert.kind in {"task", "mention"}:
        return _of_task(origin, within, what)
    recurrence_id = datetime.fromisoformat(alert.recurrence_id) if alert.recurrence_id else None
    return _of_event(origin, day, (within, what), recurrence_id)


def of_planned(origin: str, it: Planned, day: date) -> str:
    """The same of something that a day brings."""
    return _of_task(origin, *it.where) if it.task else _of_event(origin, day, it.where, it.recurrence_id)


def _of_task(origin: str, project_id: str, task_id: str) -> str:
    return f"{origin}/tasks/{project_id}/{task_id}"


def _of_event(origin: str, day: date, where: tuple[str, str], recurrence_id: datetime | None) -> str:
    at = f"&at={recurrence_id:%Y-%m-%dT%H:%M:%S}" if recurrence_id else ""
    return f"{of_day(origin, day)}&event={'/'.join(where)}{at}"


def of_choices(origin: str) -> str:
    """How one is reminded, and whether at all."""
    return f"{origin}/settings/reminders"
