"""What is done with tasks in DynamoDB."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from agenda.people import table as people
from agenda.projects.table import TABLE as PROJECTS
from agenda.tasks.model import StoredTask, TaskId
from agenda.tasks.moving import Moves
from agenda.tasks.rearranging import Rearranged, Where, left
from agenda.tasks.service import Mine, Tree
from agenda.tasks.table import (
    BY_DUE,
    BY_PATH,
    BY_PLACE,
    DONE,
    OPEN,
    TABLE,
    account,
    agenda_of,
    indexed,
    journal,
    pathed,
    task_of,
    trash,
)
from kernel.aws import client
from kernel.callers import PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Change, Changes, Create, Put
from kernel.journal.batch import Step
from kernel.journal.reading import ahead, gathered
from kernel.journal.rows import alive, place
from kernel.journal.settled import settled
from kernel.journal.together import Part, Unchanged, together
from kernel.once import NEVER, Once
from kernel.pages import Listing, Page
from kernel.queries import at_once, every, partition
from kernel.rows import Row
from kernel.tables import SEPARATOR


class TaskTable:
    def create(self, workspace: WorkspaceId, task: StoredTask, once: Once, state: str | None = None) -> StoredTask:
        return self.add(workspace, task.project_id, [task], once, state)[0]

    def add(
        self,
        workspace: WorkspaceId,
        project_id: str,
        tasks: Sequence[StoredTask],
        once: Once = NEVER,
        state: str | None = None,
    ) -> list[StoredTask]:
        new = [Create(it) for it in tasks]
        done = journal(workspace).commit(account(workspace, project_id), new, once=once, unchanged_since=state)
        return [it for it in done.objects if it is not None]

    def change(
        self,
        workspace: WorkspaceId,
        project_id: str,
        task_id: TaskId,
        edit: Callable[[StoredTask], StoredTask],
        expected: IfMatch,
    ) -> StoredTask:
        return journal(workspace).change(account(workspace, project_id), task_id, edit, expected=expected)

    def commit(self, workspace: WorkspaceId, batches: dict[str, Sequence[Step[StoredTask]]]) -> list[StoredTask]:
        parts = [Part(journal(workspace), account(workspace, each), batch) for each, batch in batches.items()]
        return [it for done in together(*parts) for it in done.objects if isinstance(it, StoredTask)]

    def get(self, workspace: WorkspaceId, project_id: str, task_id: TaskId) -> StoredTask:
        return journal().get(account(workspace, project_id), task_id)

    def page(self, workspace: WorkspaceId, project_id: str, page: Page, *, done: bool) -> Listing[StoredTask]:
        return _listed(account(workspace, project_id), page, BY_PLACE, DONE if done else OPEN, backwards=done)

    def open(self, workspace: WorkspaceId, project_id: str) -> Iterator[StoredTask]:
        return map(task_of, every(**_asked(account(workspace, project_id), BY_PLACE, OPEN)))

    def done(self, workspace: WorkspaceId, project_id: str) -> Iterator[StoredTask]:
        return map(task_of, every(**_asked(account(workspace, project_id), BY_PLACE, DONE)))

    def there(self, workspace: WorkspaceId, project_id: str, task_ids: Iterable[TaskId]) -> set[TaskId]:
        return set(map(TaskId, journal().find(account(workspace, project_id), task_ids)))

    def find(self, workspace: WorkspaceId, project_id: str, task_ids: Iterable[TaskId]) -> dict[TaskId, StoredTask]:
        found = journal().find(account(workspace, project_id), task_ids)
        return {it.task_id: it for it in found.values()}

    def whole(self, workspace: WorkspaceId, project_id: str) -> Iterator[StoredTask]:
        rows = partition(TABLE, account(workspace, project_id))
        return (task_of(row) for row in rows if "task" in row and alive(row))

    def trash(self, workspace: WorkspaceId, project_id: str, page: Page) -> Listing[StoredTask]:
        return journal().page(trash(workspace, project_id), page, backwards=True)

    def changes(self, workspace: WorkspaceId, project_id: str, since: str, limit: int) -> Changes:
        return journal().changes(account(workspace, project_id), since, limit)

    def under(self, workspace: WorkspaceId, project_id: str, task_id: TaskId) -> list[StoredTask]:
        owner = account(workspace, project_id)
        found = _under(owner, task_id)  # most tasks are part of nothing: then its id is where its line begins
        if not found:
            found = _under(owner, pathed(journal().get(owner, task_id).line))
        return sorted(found, key=lambda it: len(it.path))

    def tree(self, workspace: WorkspaceId, project_id: str, task_id: TaskId, *, deleted: bool = False) -> Tree:
        owner = (trash if deleted else account)(workspace, project_id)
        state = settled([(TABLE, owner)])[TABLE, owner]
        root = journal().get(owner, task_id)
        return Tree(state, root, _under(owner, root.line[0]))

    def grown(
        self, workspace: WorkspaceId, project_id: str, task_ids: Sequence[TaskId]
    ) -> tuple[str, list[StoredTask]]:
        owner = account(workspace, project_id)
        state = settled([(TABLE, owner)])[TABLE, owner]
        roots = {it.line[0] for it in journal().find(owner, task_ids).values()}
        return state, self.rooted(workspace, project_id, sorted(roots))

    def grow(self, workspace: WorkspaceId, project_id: str, steps: Sequence[Step[StoredTask]], state: str) -> str:
        kept, owner = journal(workspace), account(workspace, project_id)
        return kept.commit(owner, steps, unchanged_since=state).state

    def state(self, workspace: WorkspaceId, project_id: str, *, deleted: bool = False) -> str:
        return journal().state((trash if deleted else account)(workspace, project_id))

    def move(self, workspace: WorkspaceId, moves: Moves) -> list[StoredTask]:
        kept = journal(workspace)
        source, target = (_partition(workspace, each) for each in (moves.source, moves.target))
        unchanged = [Unchanged(kept, source, moves.state)]
        if source == target:
            parts = [Part(kept, source, [Change(it.task_id, _as(it), moves.expecting(it)) for it in moves.tasks])]
        else:
            gone: list[Step[StoredTask]] = [left(it, moves.target, moves.expecting(it)) for it in moves.tasks]
            # what lies in the trash may have been written down anew, and come there again
            there = [Put(it) if moves.target.trash else Create(it) for it in moves.tasks]
            parts = [Part(kept, source, gone), Part(kept, target, there)]
            unchanged.append(Unchanged(kept, target, moves.target_state))
        done = together(*parts, unchanged=unchanged)[-1]
        return [it for it in done.objects if it is not None]

    def trees(self, workspace: WorkspaceId, where: Where, task_ids: Sequence[TaskId]) -> dict[TaskId, StoredTask]:
        """Those of the tasks that are there, and all that is part of them."""
        owner = _partition(workspace, where)
        found = journal().find(owner, task_ids)
        lines = at_once([_beginning(owner, pathed(it.line)) for it in found.values()])
        return {it.task_id: it for it in found.values()} | {
            it.task_id: it for rows in lines for it in map(task_of, rows)
        }

    def rooted(self, workspace: WorkspaceId, project_id: str, roots: Iterable[TaskId]) -> list[StoredTask]:
        """All that is part of these outermost tasks, and they themselves."""
        owner = account(workspace, project_id)
        return [task_of(row) for rows in at_once([_beginning(owner, it) for it in roots]) for row in rows]

    def settled(self, workspace: WorkspaceId, places: Collection[Where]) -> dict[Where, str]:
        """Where they stand, so that all that led there shows."""
        owners = {each: (TABLE, _partition(workspace, each)) for each in places}
        states = settled(list(owners.values()))
        return {each: states[owner] for each, owner in owners.items()}

    def rearrange(
        self, workspace: WorkspaceId, steps: Mapping[Where, Sequence[Step[StoredTask]]], states: Mapping[Where, str]
    ) -> Rearranged:
        """Do all of that while everything is in these states, ``StateChanged`` otherwise."""
        kept = journal(workspace)
        parts = [Part(kept, _partition(workspace, each), some) for each, some in steps.items()]
        unchanged = [Unchanged(kept, _partition(workspace, each), state) for each, state in states.items()]
        done = together(*parts, unchanged=unchanged)
        there = [it for each in done for it in each.objects if it is not None]
        return Rearranged(there, {where: each.state for where, each in zip(steps, done, strict=True)})

    def mine(self, workspace: WorkspaceId, person: PersonId, before: datetime, page: Page) -> Mine:
        """What somebody has to see to before then, the earliest first: the index says what, the tables how it is."""
        after = page.position()
        answer = client("dynamodb").query(
            TableName=TABLE,
            IndexName=BY_DUE,
            KeyConditionExpression="whose = :whose AND #when < :before",
            ExpressionAttributeNames={"#when": "when"},
            ExpressionAttributeValues={
                ":whose": {"S": agenda_of(workspace, person)},
                ":before": {"S": indexed(before)},
            },
            Limit=page.limit,
            **({"ExclusiveStartKey": after} if after else {}),
        )
        keys = [(TABLE, each["pk"]["S"], each["sk"]["S"]) for each in answer["Items"]]
        return Mine([key[1:] for key in keys], answer.get("LastEvaluatedKey"))

    def ahead(
        self, workspace: WorkspaceId, person: PersonId, keys: Sequence[tuple[str, str]]
    ) -> AbstractContextManager[None]:
        wanted = sorted({owner.split(SEPARATOR)[1] for owner, _ in keys})
        around = [people.place(workspace, person), *((PROJECTS, workspace, each) for each in wanted)]
        return ahead([*((TABLE, *key) for key in keys), *around])

    def those(self, keys: Sequence[tuple[str, str]]) -> list[StoredTask]:
        """Those of the tasks that are there, as they are now."""
        found = gathered([(TABLE, *key) for key in keys])
        rows = (found.get((TABLE, *key)) for key in keys)
        return [task_of(row) for row in rows if row is not None and alive(row)]


def _as(it: StoredTask) -> Callable[[StoredTask], StoredTask]:
    return lambda _: it


def _partition(workspace: WorkspaceId, where: Where) -> str:
    return (trash if where.trash else account)(workspace, where.project_id)


def _under(owner: str, path: str) -> list[StoredTask]:
    return [task_of(row) for row in every(**_beginning(owner, path))]


def _beginning(owner: str, path: str) -> dict[str, Any]:
    return {
        "TableName": TABLE,
        "IndexName": BY_PATH,
        "ConsistentRead": True,
        "KeyConditionExpression": "pk = :owner AND begins_with(#path, :path)",
        "ExpressionAttributeNames": {"#path": "path"},
        "ExpressionAttributeValues": {":owner": {"S": owner}, ":path": {"S": path}},
        "Select": "ALL_ATTRIBUTES",
    }


def _listed(owner: str, page: Page, index: str, prefix: str, *, backwards: bool) -> Listing[StoredTask]:
    after = page.position()
    start = {**place(owner, after[1]), "place": {"S": after[0]}} if after else None
    answer = client("dynamodb").query(
        **_asked(owner, index, prefix),
        ScanIndexForward=not backwards,
        Limit=page.limit,
        **({"ExclusiveStartKey": start} if start else {}),
    )
    last: Row | None = answer.get("LastEvaluatedKey")
    return page.listing(
        [task_of(row) for row in answer["Items"]], [last["place"]["S"], last["sk"]["S"]] if last else None
    )


def place_of(workspace: WorkspaceId, project_id: str, prefix: str) -> dict[str, Any]:
    """What asks for the tasks of a project that are to be done, or are done."""
    return _asked(account(workspace, project_id), BY_PLACE, prefix)


def _asked(owner: str, index: str, prefix: str) -> dict[str, Any]:
    return {
        "TableName": TABLE,
        "IndexName": index,
        "ConsistentRead": True,
        "KeyConditionExpression": "pk = :owner AND begins_with(place, :prefix)",
        "ExpressionAttributeValues": {":owner": {"S": owner}, ":prefix": {"S": prefix}},
        "Select": "ALL_ATTRIBUTES",
    }
