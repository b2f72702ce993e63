"""What the other rooms are told of a change of a project, and the audit log of who may see one."""

from collections.abc import Iterator
from datetime import datetime

from agenda.projects.model import Project
from agenda.projects.table import project_of
from contracts.agenda import ProjectChanged
from contracts.audit import Acted
from kernel.changes import Change
from kernel.ids import same_id


def told(change: Change) -> ProjectChanged | None:
    """The event that ``change`` amounts to: that a project is new says nothing to anybody, nor that it went."""
    if change.after is None or change.before is None:
        return None
    before, after = project_of(change.before), project_of(change.after)
    names = sorted(Project.model_fields.keys() - {"modseq", "said"})
    return ProjectChanged(
        workspace=change.workspace,
        project_id=after.project_id,
        modseq=after.modseq,
        trashed=after.trashed is not None,
        changed=tuple(each for each in names if getattr(before, each) != getattr(after, each)),
    )


def acted(change: Change) -> Iterator[Acted]:
    """The acts that ``change`` amounts to; the same each time it is told."""
    if change.after is None:
        return
    before, after = project_of(change.before) if change.before else None, project_of(change.after)
    if not after.said or (before and before.said == after.said):
        return
    if before and (before.trashed is None) != (after.trashed is None):
        yield _act(change, after, "project.delete" if after.trashed else "project.restore")
    held, given = ({each.to: each.role for each in it.shares} if it else {} for it in (before, after))
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
