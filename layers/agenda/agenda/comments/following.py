"""Which comment it is that changed, and of which task."""

from agenda.comments.model import Comment
from agenda.comments.table import comment_of
from agenda.words.index import Spot
from kernel.changes import Change


def place(change: Change) -> Spot | None:
    """The task that was spoken of, where it was then; none of what went with its task."""
    before, after = images(change)
    it = after or before
    if it is None or change.removed or not it.task_id:
        return None
    return Spot(change.said.get("project_id") or it.project_id, it.task_id)


def images(change: Change) -> tuple[Comment | None, Comment | None]:
    """The comment as it was, and as it is."""
    return (comment_of(change.before) if change.before else None, comment_of(change.after) if change.after else None)
