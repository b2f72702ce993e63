"""Tasks to tell stories with."""

from datetime import UTC, datetime

from agenda.tasks.editing import read
from agenda.tasks.model import StoredTask, TaskId, id_of

NOON = datetime(2027, 1, 20, 12, 0, tzinfo=UTC)
BERLIN = "Europe/Berlin"


def stored(uid="a", *, path=(), project="home", by="ada", **said):
    """A task of a project; what it says is JSCalendar."""
    ours = {name.replace("ours_", "stoa.app:"): value for name, value in said.items()}
    task = read({"uid": uid, "updated": "2027-01-01T00:00:00Z", "title": "Pay the rent", **ours})
    task_id = id_of(uid)
    return StoredTask(project_id=project, task_id=task_id, path=tuple(map(TaskId, path)), created_by=by, task=task)


def due(task, what="due"):
    """When it is due, as it stands in JSON."""
    value = getattr(task.task, what)
    return value and value.isoformat()


def rule(frequency, **more):
    return [{"frequency": frequency, **more}]
