"""What the audit log is told of a change of a project: who may see it."""

from collections.abc import Iterator
from datetime import datetime

from agenda.projects.model import Project
from agenda.projects.table import project_of
from contracts.audit import Acted
from kernel.changes import Change
from kernel.ids import same_id


def acted(change: Change) -> Iterator[Acted]:
    """The acts that ``change`` amounts to; the same each time it is told."""
    if change.after is None or change.before is None:
        return
    before, after = project_of(change.before), project_of(change.after)
    if before.said == after.said:
        return
    if (before.trashed is None) != (after.trashed is None):
        yield _act(change, after, "project.delete" if after.trashed else "project.restore")
    held, given = ({each.to: each.role for each in it.shares} for it in (before, after))
    for to in sorted(given.keys() | held.keys()):
        if to not in given:
            yield _act(change, after, "project.unshare", to=to, role=held[to])
        elif held.get(to) != given[to]:
            yield _act(change, after, "project.share", to=to, role=given[to])


def _act(change: Change, project: Project, action: str, **details: str) -> Acted:
    said = project.said
    return Acted(
        workspace=change.workspace,
        act_id=same_id(action, change.workspace, project.project_id, str(project.modseq), *details.values()),
        actor=said["by"],
        action=action,
        target=project.project_id,
        at=datetime.fromisoformat(said["at"]),
        address=said.get("address"),
        session=said.get("session"),
        details={"name": project.name, **details},
    )
