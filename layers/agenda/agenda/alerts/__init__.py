"""Alerts: reminding people in time, once, of what is in their calendars and what they have to do."""

from typing import TYPE_CHECKING

from agenda.alerts.model import Alert, AlertId, KeptPreferences, NoSuchAlert, Preferences, Snooze

if TYPE_CHECKING:
    from agenda.alerts.hearing import Hearing
    from agenda.alerts.heeding import Heeding
    from agenda.alerts.leaving import Leaving
    from agenda.alerts.schedules import Ring
    from agenda.alerts.service import Alerts
    from agenda.alerts.standing import Standing
    from contracts.agenda import CalendarChanged, EventChanged, ProjectChanged, TaskChanged
    from kernel.changes import Change

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
    "heeded",
    "heeds",
    "leaves",
    "minded",
    "resumed",
    "rung",
    "sweep_alerts",
]


def alerts() -> "Alerts":
    """Reminders as production keeps them."""
    from agenda.alerts.arming import Arming
    from agenda.alerts.diaries import Directory
    from agenda.alerts.dismissing import DismissalTable
    from agenda.alerts.schedules import Schedules
    from agenda.alerts.service import Alerts
    from agenda.alerts.table import AlertTable, BellTable

    return Alerts(AlertTable(), DismissalTable(), Arming(BellTable(), Schedules()), Directory())


def leaves() -> "Leaving":
    """Switching letters off, as production does it."""
    from agenda.alerts.arming import Arming
    from agenda.alerts.diaries import Directory
    from agenda.alerts.leaving import Leaving
    from agenda.alerts.schedules import Schedules
    from agenda.alerts.table import BellTable

    return Leaving(Arming(BellTable(), Schedules()), Directory())


def rung(ring: "Ring") -> None:
    """Ring somebody's bell."""
    from agenda.alerts.arming import Arming
    from agenda.alerts.diaries import DiaryTable
    from agenda.alerts.ringing import Ringing
    from agenda.alerts.schedules import Schedules
    from agenda.alerts.table import AlertTable, BellTable
    from agenda.alerts.writing import Writing
    from agenda.letters import look
    from agenda.letters.leaving import leaving as leave
    from kernel.callers import within
    from kernel.letters import post
    from kernel.settings import ORIGIN

    arming = Arming(BellTable(), Schedules())
    with within(ring.workspace):  # a schedule cannot say in the envelope whose message it is
        writing = Writing(look, post(), ORIGIN, leave(ORIGIN))
        Ringing(DiaryTable(), AlertTable(), writing, arming).ring(ring.workspace, ring.person)


def _hearing() -> "Hearing":
    from agenda.alerts.arming import Arming
    from agenda.alerts.hearing import Hearing
    from agenda.alerts.schedules import Schedules
    from agenda.alerts.silencing import Silencing
    from agenda.alerts.table import AlertTable, BellTable

    return Hearing(Arming(BellTable(), Schedules()), Silencing(AlertTable()))


def _standing() -> "Standing":
    from agenda.alerts.arming import Arming
    from agenda.alerts.schedules import Schedules
    from agenda.alerts.standing import Standing
    from agenda.alerts.table import AlertTable, BellTable

    return Standing(AlertTable(), Arming(BellTable(), Schedules()))


def heard(changed: "EventChanged") -> None:
    """Arm the bells of those whom an event may remind, and see that no reminder outlives what it is about."""
    from agenda.alerts.diaries import DiaryTable
    from agenda.alerts.standing import About

    where = About(changed.workspace, changed.calendar_id, changed.event_id)
    seen = [] if changed.kind == "destroyed" else list(DiaryTable().watching(*where))
    _standing().follow(where, seen, fresh=changed.kind == "created")
    hearing = _hearing()
    for each in seen:
        hearing.changed(changed.workspace, each)


def expected(changed: "TaskChanged") -> None:
    """The same of whoever has to see to a task."""
    from agenda.alerts.standing import About
    from agenda.alerts.todos import TodoTable

    where = About(changed.workspace, changed.project_id, changed.task_id)
    found = TodoTable().watching(*where) if changed.open else None
    _standing().follow(where, [found] if found else [], fresh=changed.kind == "created")
    if found is not None:
        _hearing().changed(changed.workspace, found)


def heeds() -> "Heeding":
    """Heeding what says who is reminded when, as production does it."""
    from agenda.alerts.heeding import Heeding
    from agenda.alerts.schedules import Bellpull
    from agenda.alerts.table import BellTable
    from agenda.alerts.watchers import WatcherTable

    return Heeding(WatcherTable(), BellTable(), Bellpull())


def heeded(told: "CalendarChanged") -> None:
    """Heed what became of a calendar."""
    from agenda.alerts.away import PuttingAway
    from agenda.alerts.away_table import AwayTable, calendar_lies

    if "trashed" in told.changed:
        PuttingAway(AwayTable(), calendar_lies).follow(told.workspace, told.calendar_id)
    heeds().calendar(told)


def resumed(told: "ProjectChanged") -> None:
    """The same of a project."""
    from agenda.alerts.away import PuttingAway
    from agenda.alerts.away_table import AwayTable, project_lies

    if "trashed" in told.changed:
        PuttingAway(AwayTable(), project_lies).follow(told.workspace, told.project_id)
    heeds().project(told)


def minded(change: "Change") -> None:
    """Heed what became of something on somebody's shelf."""
    from agenda.shelves.table import shelved_of
    from kernel.callers import PersonId
    from kernel.tables import SEPARATOR

    before, after = (
        shelved_of(image) if image and "rest" in image else None for image in (change.before, change.after)
    )
    heeds().shelf(change.workspace, PersonId(change.account.partition(SEPARATOR)[2]), before, after)


def sweep_alerts() -> None:
    """Let go of old reminders, and forget those that went more than thirty days ago."""
    from agenda.alerts.ageing import age
    from agenda.alerts.table import journal
    from kernel.journal.sweep import sweep

    age()
    sweep(journal())
