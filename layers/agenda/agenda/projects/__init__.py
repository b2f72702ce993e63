"""Projects: what is to be done together, and who does it."""

from typing import TYPE_CHECKING

from agenda.projects.model import Project, ProjectDraft, ProjectUpdate
from agenda.projects.views import ProjectView

if TYPE_CHECKING:
    from agenda.projects.service import Projects

__all__ = ["Project", "ProjectDraft", "ProjectUpdate", "ProjectView", "projects", "sweep_projects"]


def projects() -> "Projects":
    """Projects as production keeps them."""
    from agenda.projects.service import Projects
    from agenda.projects.store import ProjectStoreTable

    return Projects(ProjectStoreTable())


def sweep_projects() -> None:
    """Forget projects that were deleted for good more than thirty days ago."""
    from agenda.projects.table import journal
    from kernel.journal.sweep import sweep

    sweep(journal())
