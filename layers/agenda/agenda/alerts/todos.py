"""What somebody has to see to in their projects, looked up in DynamoDB."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from agenda.alerts.diary import Thing
from agenda.people.table import place as person_place
from agenda.people.table import read as colleague_of
from agenda.projects.holding import may_see
from agenda.projects.table import TABLE as PROJECTS
from agenda.projects.table import project_of
from agenda.shelves.model import Shelved
from agenda.shelves.table import place as shelf_place
from agenda.shelves.table import shelved_of
from agenda.tasks.model import NoSuchTask, StoredTask, TaskId, plain
from agenda.tasks.table import BY_DUE, TABLE, account, agenda_of, indexed, journal, task_of
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.queries import every


class TodoTable:
    def between(
        self,
        workspace: WorkspaceId,
        person: PersonId,
        since: datetime,
        before: datetime,
        shelf: Mapping[str, Shelved] | None = None,
    ) -> list[Thing]:
        """What they have to see to between two moments, as it is now."""
        found = every(
            TableName=TABLE,
            IndexName=BY_DUE,
            KeyConditionExpression="whose = :whose AND #when BETWEEN :since AND :before",
            ExpressionAttributeNames={"#when": "when"},
            ExpressionAttributeValues={
                ":whose": {"S": agenda_of(workspace, person)},
                ":since": {"S": indexed(since)},
                ":before": {"S": indexed(before)},
            },
        )
        rows = gathered([(TABLE, each["pk"]["S"], each["sk"]["S"]) for each in found])
        return self._seen(workspace, person, [task_of(row) for row in rows.values() if alive(row)], shelf)

    def one(self, workspace: WorkspaceId, person: PersonId, project_id: str, task_id: str) -> Thing | None:
        task = self.get(workspace, project_id, task_id)
        return next(iter(self._seen(workspace, person, [task] if task else [], None)), None)

    def get(self, workspace: WorkspaceId, project_id: str, task_id: str) -> StoredTask | None:
        try:
            return journal().get(account(workspace, project_id), TaskId(task_id))
        except NoSuchTask:
            return None

    def _seen(
        self,
        workspace: WorkspaceId,
        person: PersonId,
        tasks: Iterable[StoredTask],
        shelf: Mapping[str, Shelved] | None,
    ) -> list[Thing]:
        """Those that are theirs, to be done, and in projects that they see and that go on."""
        theirs = [it for it in tasks if it.task.open and it.whose == person]
        wanted = sorted({it.project_id for it in theirs})
        if not wanted:
            return []
        who = person_place(workspace, person)
        shelves = [] if shelf is not None else [shelf_place(workspace, person, each) for each in wanted]
        rows = gathered([who, *((PROJECTS, workspace, each) for each in wanted), *shelves])
        colleague = colleague_of(rows[who]) if who in rows else None
        things = []
        for it in theirs:
            row = rows.get((PROJECTS, workspace, it.project_id))
            project = project_of(row) if row is not None and alive(row) else None
            if project is None or project.trashed or project.archived or project.template:
                continue
            if not may_see(project, colleague):
                continue
            kept = rows.get(shelf_place(workspace, person, it.project_id))
            own = (shelved_of(kept) if kept and alive(kept) else None) if shelf is None else shelf.get(it.project_id)
            defaults = ((own.all_day_alerts if it.task.show_without_time else own.alerts) if own else None) or ()
            body = plain(it.task)
            things.append(Thing("task", it.project_id, it.task_id, body, defaults, project.color, it.modseq))
        return things
