"""Tasks and events that are written at once, in DynamoDB."""

from typing import Any

from agenda.events import rows as events
from agenda.events.model import CalendarEvent, Ref, no_such_event
from agenda.planning.service import Plan
from agenda.tasks import table as tasks
from agenda.tasks.model import NoSuchTask, StoredTask
from agenda.tasks.tracing import FARTHEST, said_of, traced
from kernel.callers import WorkspaceId
from kernel.journal import Along
from kernel.journal.ahead import Place
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.journal.together import Part, together
from kernel.once import Once


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
