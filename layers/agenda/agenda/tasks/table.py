"""Tasks in DynamoDB: a journal for each project, and one for its trash."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from agenda.tasks.days import as_time
from agenda.tasks.model import IN_TRASH, NoSuchTask, StoredTask, Task, TaskId, plain
from agenda.times import instant
from kernel import guard
from kernel.callers import PersonId, WorkspaceId
from kernel.journal import Journal, JournalTable
from kernel.rows import Row
from kernel.settings import physical
from kernel.tables import SEPARATOR, key

TABLE = physical("agenda-tasks-1")
BY_PATH, BY_PLACE, BY_DUE = "by-path", "by-place", "by-due"
TRASH = "trash"
OPEN, DONE = "open/", "done/"
"""How the places begin of what is to be done, and of what is done."""

guard.declare(TABLE, BY_DUE, "whose")


class TaskRow(JournalTable):
    """``path``, ``place``, ``whose`` and ``when`` are for indexes; what is in the trash is in none but the first."""

    class Meta:
        table_name = TABLE

    task = UnicodeAttribute()
    path = UnicodeAttribute()
    place = UnicodeAttribute(null=True)
    whose = UnicodeAttribute(null=True)
    when = UnicodeAttribute(null=True)
    created_by = UnicodeAttribute()
    by = UnicodeAttribute(null=True)
    origin = UnicodeAttribute(null=True)
    assigned = UnicodeAttribute(null=True)
    undo = UnicodeAttribute(null=True)
    talk = UnicodeAttribute(null=True)
    deleted = UnicodeAttribute(null=True)
    expires = NumberAttribute(null=True)


def account(workspace: WorkspaceId, project_id: str) -> str:
    """The partition of a project's tasks."""
    return key(workspace, project_id)


def trash(workspace: WorkspaceId, project_id: str) -> str:
    """The partition of those that were deleted."""
    return key(workspace, project_id, TRASH)


def agenda_of(workspace: WorkspaceId, person: PersonId) -> str:
    """Under what it stands in the index what somebody has to see to."""
    return key(workspace, person)


def moment(task: Task) -> datetime | None:
    """When somebody must see to it: when it is due, or else by its deadline, or when it starts.

    A time of no zone stands as if it were of UTC.
    """
    said = task.due or (as_time(task.deadline) if task.deadline else None) or task.start
    return None if said is None else instant(said, task.time_zone or "Etc/UTC")


def indexed(at: datetime) -> str:
    """A moment as it sorts."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")


def pathed(line: Iterable[TaskId]) -> str:
    """A line of tasks as it sorts."""
    return "/".join(line)


def thread(row: Row) -> str:
    """Under what it lies what is said about the task of a row."""
    named: str = (row.get("talk") or row["sk"])["S"]
    return named


def journal(workspace: WorkspaceId | None = None) -> Journal[StoredTask]:
    """The journal that tasks are written in; it needs to know the workspace for what it writes."""
    return Journal(
        TaskRow,
        identify=lambda it: it.task_id,
        write=lambda it: _write(it, workspace),
        read=_read,
        missing=lambda task_id: NoSuchTask(f"there is no task {task_id} in this project"),
    )


def task_of(image: Row) -> StoredTask:
    """The task that a row holds."""
    return _read(TaskRow.from_raw_data(dict(image)))


def _write(it: StoredTask, workspace: WorkspaceId | None) -> TaskRow:
    assert workspace is not None, "only what is read has no workspace"
    at = moment(it.task) if it.task.open and it.deleted is None else None
    return TaskRow(
        task=json.dumps(plain(it.task), ensure_ascii=False, separators=(",", ":"), sort_keys=True),
        path=pathed(it.line),
        place=_place(it) if it.deleted is None else None,
        whose=agenda_of(workspace, it.whose) if at else None,
        when=indexed(at) if at else None,
        created_by=it.created_by,
        by=it.by,
        origin=it.origin,
        assigned=it.assigned.model_dump_json() if it.assigned else None,
        undo=None if it.undo is None else json.dumps(dict(it.undo), sort_keys=True),
        talk=it.talk,
        deleted=it.deleted.isoformat() if it.deleted else None,
        expires=int((it.deleted + IN_TRASH).timestamp()) if it.deleted else None,
    )


def _place(it: StoredTask) -> str:
    if it.task.open:
        return f"{OPEN}{it.task.section or ''}/{it.task.order or ''}"
    return f"{DONE}{indexed(it.task.last_done.at if it.task.last_done else it.task.updated)}"


def _read(row: TaskRow) -> StoredTask:
    values: dict[str, Any] = row.attribute_values
    return StoredTask(
        project_id=values["pk"].split(SEPARATOR)[1],
        task_id=TaskId(values["sk"]),
        modseq=values["modseq"],
        path=tuple(map(TaskId, values["path"].split("/")[:-1])),
        task=Task.model_validate_json(values["task"]),
        created_by=values["created_by"],
        by=values.get("by"),
        origin=values.get("origin"),
        assigned=json.loads(values["assigned"]) if values.get("assigned") else None,
        undo=json.loads(values["undo"]) if values.get("undo") else None,
        talk=values.get("talk"),
        deleted=values.get("deleted"),
    )
