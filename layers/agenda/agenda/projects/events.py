"""What the other rooms are told of a change of a project, and the audit log of who may see one."""

from collections.abc import Iterator
from functools import partial

from agenda.projects.model import Project
from agenda.projects.table import project_of
from agenda.sharing.acts import act, sharings
from contracts.agenda import ProjectChanged
from contracts.audit import Acted
from kernel.changes import Change


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
    did = partial(act, change, after.project_id, after)
    if before and (before.trashed is None) != (after.trashed is None):
        yield did("project.delete" if after.trashed else "project.restore")
    for action, to, role in sharings(before.shares if before else (), after.shares):
        yield did(f"project.{action}", to=to, role=role)
