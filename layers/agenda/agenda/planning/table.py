"""Tasks and events that are written, or looked for, at once, in DynamoDB."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Any

from agenda.calendars import table as calendars
from agenda.events import rows as events
from agenda.events.model import CalendarEvent, Ref, no_such_event
from agenda.people import table as people
from agenda.planning.looking import Places
from agenda.planning.service import Plan
from agenda.projects import table as projects
from agenda.shelves import table as shelves
from agenda.shelves.model import Shelved
from agenda.tasks import table as tasks
from agenda.tasks.model import NoSuchTask, StoredTask
from agenda.tasks.tracing import FARTHEST, said_of, traced
from kernel.callers import PersonId, WorkspaceId
from kernel.journal import Along
from kernel.journal.ahead import Place
from kernel.journal.reading import ahead, gathered
from kernel.journal.rows import alive
from kernel.journal.together import Part, together
from kernel.once import Once


class StandingTable:
    def shelf(self, workspace: WorkspaceId, person: PersonId) -> list[Shelved]:
        return shelves.standing(workspace, person)

    def ahead(
        self, workspace: WorkspaceId, person: PersonId, shelf: Iterable[Shelved], places: Places
    ) -> AbstractContextManager[None]:
        kinds = {"calendar": calendars.TABLE, "project": projects.TABLE}
        things = [(kinds[each.kind], workspace, each.thing_id) for each in shelf]
        return ahead([people.place(workspace, person), *things, *_rows(workspace, places)])

    def find(self, workspace: WorkspaceId, places: Places) -> tuple[list[CalendarEvent], list[StoredTask]]:
        wanted = _rows(workspace, places)
        rows = gathered(wanted)
        there = [(each[0], rows[each]) for each in wanted if each in rows and alive(rows[each])]
        return (
            [events.event_of(row) for table, row in there if table == events.TABLE],
            [tasks.task_of(row) for table, row in there if table == tasks.TABLE],
        )


def _rows(workspace: WorkspaceId, places: Places) -> list[Place]:
    return [
        *((events.TABLE, events.account(workspace, ref.calendar_id), ref.event_id) for ref in places.events),
        *((tasks.TABLE, tasks.account(workspace, spot.place), spot.thing) for spot in places.tasks),
    ]


class PlanTable:
    def place(self, workspace: WorkspaceId, ref: Ref) -> Place:
        return (events.TABLE, events.account(workspace, ref.calendar_id), ref.event_id)

    def event(self, workspace: WorkspaceId, ref: Ref) -> CalendarEvent:
        found = events.journal().find(events.account(workspace, ref.calendar_id), [ref.event_id])
        if ref.event_id not in found:
            raise no_such_event(ref.event_id)
        return found[ref.event_id]

    def task(self, workspace: WorkspaceId, project_id: str, task_id: str) -> StoredTask:
        found = tasks.journal().find(tasks.account(workspace, project_id), [task_id])
        if task_id not in found:
            raise NoSuchTask(f"there is no task {task_id} in this project")
        return found[task_id]

    def made_task(self, workspace: WorkspaceId, project_id: str, task_id: str) -> StoredTask | None:
        return traced(workspace, project_id, task_id)

    def made_event(self, workspace: WorkspaceId, ref: Ref) -> CalendarEvent | None:
        calendar_id = ref.calendar_id
        for _ in range(FARTHEST):
            where = self.place(workspace, Ref(calendar_id, ref.event_id))
            row = gathered([where]).get(where)
            if row is None or alive(row):
                return events.event_of(row) if row else None
            calendar_id = said_of(row).get("to", "")
            if not calendar_id:
                break
        return None

    def remembered(self, workspace: WorkspaceId, project_id: str, once: Once) -> bool:
        if not once:
            return False
        where = (tasks.TABLE, tasks.account(workspace, project_id), once.sk)
        return once.recall(gathered([where]).get(where)) is not None

    def keep(self, workspace: WorkspaceId, plan: Plan, once: Once) -> tuple[StoredTask | None, CalendarEvent | None]:
        parts: list[Part[Any]] = []
        if plan.task is not None:
            parts.append(Part(tasks.journal(workspace), tasks.account(workspace, plan.project_id), [plan.task]))
        if plan.event is not None:
            parts.append(Part(events.journal(), events.account(workspace, plan.calendar_id), [plan.event]))
        owner = tasks.account(workspace, plan.project_id)
        along = [Along(once.remember(tasks.TABLE, owner, {}))] if once else []
        done = [it for each in together(*parts, along=along) for it in each.objects]
        task = next((it for it in done if isinstance(it, StoredTask)), None)
        return task, next((it for it in done if isinstance(it, CalendarEvent)), None)
