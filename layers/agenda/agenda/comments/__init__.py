"""What people say about tasks."""

from typing import TYPE_CHECKING

from agenda.comments.model import Comment, Remark

if TYPE_CHECKING:
    from agenda.comments.service import Comments
    from agenda.comments.telling import Telling
    from agenda.tasks.model import StoredTask
    from kernel.callers import WorkspaceId
    from kernel.changes import Change

__all__ = ["Comment", "Remark", "comments", "described", "follow", "mentioning"]


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
    from agenda.comments.letters import named
    from agenda.comments.lookup import MentionTable
    from agenda.comments.telling import Telling
    from agenda.letters import look
    from agenda.letters.leaving import leaving
    from agenda.letters.writing import Writing
    from kernel.letters import post
    from kernel.settings import ORIGIN

    letters = Writing("mentions", named, look, post(), ORIGIN, leaving(ORIGIN))
    return Telling(MentionTable(), ClaimTable(), letters)


def follow(change: "Change") -> None:
    """Keep the words of a comment, by which its task is found; and tell those whom it names."""
    from agenda.comments.following import images, place
    from agenda.comments.naming import in_comment
    from agenda.tasks import indexing

    if where := place(change):
        indexing().said(change.workspace, where, change.key)
        before, after = images(change)
        if after is not None:
            mentioning().follow(change.workspace, in_comment(before, after))


def described(workspace: "WorkspaceId", before: "StoredTask | None", after: "StoredTask | None") -> None:
    """Tell those whom the description of a task names and did not name before."""
    from datetime import UTC, datetime

    from agenda.comments.naming import in_task
    from agenda.people.table import PeopleTable

    if after is not None:
        said = in_task(before, after, lambda: PeopleTable().all(workspace), datetime.now(UTC))
        if said is not None:
            mentioning().follow(workspace, said)
