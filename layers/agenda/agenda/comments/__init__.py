"""What people say about tasks."""

from typing import TYPE_CHECKING

from agenda.comments.model import Comment, Remark

if TYPE_CHECKING:
    from agenda.comments.service import Comments
    from agenda.comments.telling import Telling
    from kernel.changes import Change

__all__ = ["Comment", "Remark", "comments", "follow", "mentioning"]


def comments() -> "Comments":
    """Comments as production keeps them."""
    from agenda.comments.service import Comments
    from agenda.comments.table import CommentTable
    from agenda.projects.holding import Holding
    from agenda.projects.records import ProjectRecordsTable

    return Comments(CommentTable(), Holding(ProjectRecordsTable()))


def mentioning() -> "Telling":
    """What tells people in production that they were named."""
    from agenda.assignments.table import ClaimTable
    from agenda.comments.telling import Telling
    from agenda.comments.writing import MentionTable, Writing
    from agenda.letters import look
    from kernel.letters import post
    from kernel.settings import ORIGIN

    return Telling(MentionTable(), ClaimTable(), Writing(look, post(), ORIGIN))


def follow(change: "Change") -> None:
    """Keep the words of a comment, by which its task is found; and tell those whom it names."""
    from agenda.comments.following import images, place
    from agenda.tasks import indexing

    if where := place(change):
        indexing().comment(change.workspace, where, change.key)
        before, after = images(change)
        if after is not None:
            mentioning().follow(change.workspace, before, after)
