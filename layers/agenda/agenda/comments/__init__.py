"""What people say about tasks."""

from typing import TYPE_CHECKING

from agenda.comments.model import Comment, Remark

if TYPE_CHECKING:
    from agenda.comments.service import Comments

__all__ = ["Comment", "Remark", "comments", "sweep_comments"]


def comments() -> "Comments":
    """Comments as production keeps them."""
    from agenda.comments.service import Comments
    from agenda.comments.table import CommentTable
    from agenda.projects.holding import Holding
    from agenda.projects.records import ProjectRecordsTable

    return Comments(CommentTable(), Holding(ProjectRecordsTable()))


def sweep_comments() -> None:
    """Forget comments that were deleted more than thirty days ago."""
    from agenda.comments.table import journal
    from kernel.journal.sweep import sweep

    sweep(journal())
