"""What somebody has to see to in their projects, looked up in DynamoDB."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from agenda.alerts.diary import Ground, Thing, Watching
from agenda.people.table import PeopleTable
from agenda.people.table import place as person_place
from agenda.people.table import read as colleague_of
from agenda.projects.table import TABLE as PROJECTS
from agenda.projects.table import project_of
from agenda.shelves.model import Shelved
from agenda.shelves.table import place as shelf_place
from agenda.shelves.table import shelved_of
from agenda.tasks.model import NoSuchTask, StoredTask, TaskId, plain
from agenda.tasks.table import BY_DUE, TABLE, account, agenda_of, indexed, journal, task_of
from kernel.aws import client
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.reading import Place, ahead, gathered
from kernel.journal.rows import alive
from kernel.queries import every
from kernel.rows import Row
from kernel.tables import SEPARATOR

EVER = datetime(1970, 1, 1, tzinfo=UTC)

MOST = 200
"""Of so many tasks a letter tells at most, today's among them."""


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
        return self._those(workspace, person, every(**_asked(workspace, person, since, before)), shelf)

    def until(
        self, workspace: WorkspaceId, person: PersonId, before: datetime, shelf: Mapping[str, Shelved]
    ) -> list[Thing]:
        """What they have to see to until then, and had to: as much of that as anybody reads, the latest."""
        asked = _asked(workspace, person, EVER, before)
        found = client("dynamodb").query(**asked, ScanIndexForward=False, Limit=MOST)["Items"]
        return self._those(workspace, person, found, shelf)

    def _those(
        self, workspace: WorkspaceId, person: PersonId, found: Iterable[Row], shelf: Mapping[str, Shelved] | None
    ) -> list[Thing]:
        rows = gathered([(TABLE, each["pk"]["S"], each["sk"]["S"]) for each in found])
        return self._seen(workspace, person, [task_of(row) for row in rows.values() if alive(row)], shelf)

    def one(self, workspace: WorkspaceId, person: PersonId, project_id: str, task_id: str) -> Thing | None:
        task = self.get(workspace, project_id, task_id)
        return next(iter(self._seen(workspace, person, [task] if task else [], None)), None)

    def watching(self, workspace: WorkspaceId, project_id: str, task_id: str) -> Watching | None:
        """Who has to see to a task, and how they see it."""
        task = self.get(workspace, project_id, task_id)
        if task is None:
            return None
        with ahead(_places(workspace, task.whose, [project_id])):
            thing = next(iter(self._seen(workspace, task.whose, [task], None)), None)
            who = PeopleTable().find(workspace, [task.whose]).get(task.whose)
        return Watching(task.whose, who, thing) if thing else None

    def get(self, workspace: WorkspaceId, project_id: str, task_id: str) -> StoredTask | None:
        try:
            return journal().get(account(workspace, project_id), TaskId(task_id))
        except NoSuchTask:
            return None

    def busy(self, workspace: WorkspaceId, project_id: str) -> set[PersonId]:
        """Who has to see to something in a project."""
        found = every(
            TableName=TABLE,
            KeyConditionExpression="pk = :project",
            FilterExpression="attribute_exists(whose)",
            ProjectionExpression="whose",
            ExpressionAttributeValues={":project": {"S": account(workspace, project_id)}},
        )
        return {PersonId(each["whose"]["S"].partition(SEPARATOR)[2]) for each in found}

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
        places = _places(workspace, person, wanted)
        rows = gathered(places if shelf is None else places[: len(wanted) + 1])
        colleague = colleague_of(rows[who]) if who in rows else None
        things = []
        for it in theirs:
            row = rows.get((PROJECTS, workspace, it.project_id))
            project = project_of(row) if row is not None and alive(row) else None
            if project is None or project.trashed or project.archived or project.template:
                continue
            if project.role(person, colleague.groups if colleague else ()) is None:
                continue
            kept = rows.get(shelf_place(workspace, person, it.project_id))
            own = (shelved_of(kept) if kept and alive(kept) else None) if shelf is None else shelf.get(it.project_id)
            defaults = ((own.all_day_alerts if it.task.show_without_time else own.alerts) if own else None) or ()
            body, grounds = plain(it.task), [Ground(PROJECTS, workspace, project.project_id, project.modseq)]
            if own is not None:
                grounds.append(Ground(*shelf_place(workspace, person, it.project_id), own.modseq))
            things.append(Thing("task", it.project_id, it.task_id, body, defaults, project.color, it.modseq, grounds))
        return things


def _asked(workspace: WorkspaceId, person: PersonId, since: datetime, before: datetime) -> dict[str, Any]:
    return {
        "TableName": TABLE,
        "IndexName": BY_DUE,
        "KeyConditionExpression": "whose = :whose AND #when BETWEEN :since AND :before",
        "ExpressionAttributeNames": {"#when": "when"},
        "ExpressionAttributeValues": {
            ":whose": {"S": agenda_of(workspace, person)},
            ":since": {"S": indexed(since)},
            ":before": {"S": indexed(before)},
        },
    }


def _places(workspace: WorkspaceId, person: PersonId, project_ids: Sequence[str]) -> list[Place]:
    """Where it stands how somebody sees projects: they themselves, the projects, and their shelf."""
    projects = [(PROJECTS, workspace, each) for each in project_ids]
    return [person_place(workspace, person), *projects, *(shelf_place(workspace, person, each) for each in project_ids)]
