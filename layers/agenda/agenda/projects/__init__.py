"""Projects: what is to be done together, and who does it."""

from typing import TYPE_CHECKING

from agenda.projects.model import Project, ProjectDraft, ProjectUpdate
from agenda.projects.views import ProjectTrash, ProjectView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.projects.service import Projects
    from contracts.agenda import ProjectChanged
    from contracts.audit import Acted
    from kernel.changes import Change

__all__ = [
    "Project",
    "ProjectDraft",
    "ProjectTrash",
    "ProjectUpdate",
    "ProjectView",
    "fill_shelves",
    "projects",
    "tellings",
]


def projects() -> "Projects":
    """Projects as production keeps them."""
    from agenda.projects.service import Projects
    from agenda.projects.store import ProjectStoreTable
    from agenda.sharing.groups import IdentityGroups

    return Projects(ProjectStoreTable(), IdentityGroups())


def fill_shelves(change: "Change") -> None:
    """See that a project, as a change of its row leaves it, is on the right shelves."""
    from agenda.projects.table import project_of
    from agenda.shelves import filler

    before = project_of(change.before) if change.before else None
    after = project_of(change.after) if change.after else None
    if not change.removed and (before or after):
        filler().changed(change.workspace, change.key, "project", before, after)


def tellings(change: "Change") -> "Iterator[ProjectChanged | Acted]":
    """What the other rooms are told of a change of a row, and the audit log."""
    from agenda.projects.events import acted, told

    if event := told(change):
        yield event
    yield from acted(change)
