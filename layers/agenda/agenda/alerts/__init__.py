"""Alerts: reminding people in time, once, of what is in their calendars and what they have to do."""

from typing import TYPE_CHECKING

from agenda.alerts.model import Alert, AlertId, KeptPreferences, NoSuchAlert, Preferences, Snooze

if TYPE_CHECKING:
    from agenda.alerts.schedules import Ring
    from agenda.alerts.service import Alerts
    from contracts.agenda import EventChanged, TaskChanged

__all__ = [
    "Alert",
    "AlertId",
    "KeptPreferences",
    "NoSuchAlert",
    "Preferences",
    "Snooze",
    "alerts",
    "expected",
    "heard",
    "rung",
    "sweep_alerts",
]


def alerts() -> "Alerts":
    """Reminders as production keeps them."""
    from agenda.alerts.arming import Arming
    from agenda.alerts.diaries import Directory
    from agenda.alerts.schedules import Schedules
    from agenda.alerts.service import Alerts
    from agenda.alerts.table import AlertTable, BellTable

    return Alerts(AlertTable(), Arming(BellTable(), Schedules()), Directory())


def rung(ring: "Ring") -> None:
    """Ring somebody's bell."""
    from agenda.alerts.arming import Arming
    from agenda.alerts.diaries import DiaryTable
    from agenda.alerts.ringing import Ringing
    from agenda.alerts.schedules import Schedules
    from agenda.alerts.table import AlertTable, BellTable
    from agenda.alerts.writing import Writing
    from agenda.letters import look
    from kernel.callers import within
    from kernel.letters import post
    from kernel.settings import ORIGIN

    arming = Arming(BellTable(), Schedules())
    with within(ring.workspace):  # a schedule cannot say in the envelope whose message it is
        Ringing(DiaryTable(), AlertTable(), Writing(look, post(), ORIGIN), arming).ring(ring.workspace, ring.person)


def heard(changed: "EventChanged") -> None:
    """Arm the bells of those whom an event may remind."""
    from agenda.alerts.arming import Arming
    from agenda.alerts.diaries import DiaryTable
    from agenda.alerts.hearing import Hearing
    from agenda.alerts.schedules import Schedules
    from agenda.alerts.table import BellTable

    if changed.kind == "destroyed":
        return
    diary = DiaryTable()
    hearing = Hearing(diary, Arming(BellTable(), Schedules()))
    for person in diary.watching(changed.workspace, changed.calendar_id):
        hearing.changed(changed.workspace, person, "event", changed.calendar_id, changed.event_id)


def expected(changed: "TaskChanged") -> None:
    """Arm the bell of whoever has to see to a task."""
    from agenda.alerts.arming import Arming
    from agenda.alerts.diaries import DiaryTable
    from agenda.alerts.hearing import Hearing
    from agenda.alerts.schedules import Schedules
    from agenda.alerts.table import BellTable
    from agenda.alerts.todos import TodoTable

    task = TodoTable().get(changed.workspace, changed.project_id, changed.task_id) if changed.open else None
    if task is not None:
        hearing = Hearing(DiaryTable(), Arming(BellTable(), Schedules()))
        hearing.changed(changed.workspace, task.whose, "task", changed.project_id, changed.task_id)


def sweep_alerts() -> None:
    """Forget reminders that were taken back more than thirty days ago."""
    from agenda.alerts.table import journal
    from kernel.journal.sweep import sweep

    sweep(journal())
