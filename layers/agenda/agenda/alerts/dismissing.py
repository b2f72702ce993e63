"""Dismissing a reminder in DynamoDB, and noting in what it is about that it was seen: both, in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from agenda.access.table import AccessTable
from agenda.alerts.acknowledging import in_event, in_task
from agenda.alerts.model import Alert, AlertId
from agenda.alerts.table import account, journal
from agenda.events import rows as events
from agenda.events.model import NoSuchEvent
from agenda.people import table as people
from agenda.projects.records import ProjectRecordsTable
from agenda.projects.table import TABLE as PROJECTS
from agenda.tasks import table as tasks
from agenda.tasks.model import NoSuchTask
from kernel.callers import PersonId, WorkspaceId
from kernel.journal import Change
from kernel.journal.reading import Place, ahead
from kernel.journal.rows import COUNTER
from kernel.journal.together import Part, together


class DismissalTable:
    def dismiss(self, workspace: WorkspaceId, person: PersonId, alert_id: AlertId, now: datetime) -> Alert:
        """Let it ring no more, here and wherever else what it is about is kept, as far as that is theirs to write."""
        owner = account(workspace, person)
        alert = journal(workspace).get(owner, alert_id)
        if alert.state == "dismissed":
            return alert
        quiet = Part(journal(workspace), owner, [Change(alert_id, lambda it: it.dismissed(now))])
        try:
            with self._noted(workspace, person, alert, now, quiet.places()) as noted:
                return _kept(quiet, *noted)
        except (NoSuchEvent, NoSuchTask):
            return _kept(quiet)  # it was deleted in this moment

    @contextmanager
    def _noted(
        self, workspace: WorkspaceId, person: PersonId, alert: Alert, now: datetime, also: list[Place]
    ) -> Iterator[list[Part[Any]]]:
        """What is to be written beside, if anything is; all that it depends on is read at once."""
        within, what = alert.container_id, alert.object_id
        if within is None or what is None:
            yield []
        elif alert.kind == "event":
            owner, kept = events.account(workspace, within), events.journal()
            access = AccessTable()
            with access.ahead(workspace, person, [within], [*also, *_rows(events.TABLE, owner, what)]):
                there = access.look(workspace, person, [within])
                calendar, whose = there.calendars.get(within), there.colleague
                step = Change(what, lambda it: in_event(it, calendar, whose, alert, now))
                yield [Part(kept, owner, [step])] if calendar and kept.find(owner, [what]) else []
        else:
            owner, todos = tasks.account(workspace, within), tasks.journal(workspace)
            around = [people.place(workspace, person), (PROJECTS, workspace, within)]
            with ahead([*also, *_rows(tasks.TABLE, owner, what), *around]):
                seen = ProjectRecordsTable().look(workspace, [person], [within])
                project, who = seen.projects.get(within), seen.people.get(person)
                done = Change(what, lambda it: in_task(it, project, who, alert, now))
                yield [Part(todos, owner, [done])] if project and todos.find(owner, [what]) else []


def _rows(table: str, owner: str, what: str) -> list[Place]:
    return [(table, owner, COUNTER), (table, owner, what)]


def _kept(*parts: Part[Any]) -> Alert:
    """Do all of it; the reminder is the first."""
    kept: Alert | None = together(*parts)[0].objects[0]
    assert kept is not None, "nothing is deleted"
    return kept
