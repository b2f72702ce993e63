"""Comments in DynamoDB: a journal for each task, wherever that stands."""

from pynamodb.attributes import UnicodeAttribute, UTCDateTimeAttribute

from agenda.comments.model import Comment, NoSuchComment
from agenda.tasks import table as tasks
from agenda.tasks.model import NoSuchTask
from kernel.callers import WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Changes, Journal, JournalTable
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.once import Once
from kernel.pages import Listing, Page
from kernel.rows import Row
from kernel.settings import physical
from kernel.tables import key

TABLE = physical("agenda-comments-1")


class CommentRow(JournalTable):
    class Meta:
        table_name = TABLE

    text = UnicodeAttribute()
    by = UnicodeAttribute()
    at = UTCDateTimeAttribute()
    edited = UTCDateTimeAttribute(null=True)


def account(workspace: WorkspaceId, task_id: str) -> str:
    """The partition of what is said about a task."""
    return key(workspace, task_id)


def journal() -> Journal[Comment]:
    """The journal that comments are written in."""
    return Journal(
        CommentRow,
        identify=lambda comment: comment.comment_id,
        write=lambda comment: CommentRow(**comment.model_dump(exclude={"comment_id", "modseq"})),
        read=_read,
        missing=lambda comment_id: NoSuchComment(f"there is no comment {comment_id} about this task"),
    )


def comment_of(image: Row) -> Comment:
    """The comment that a row holds."""
    return _read(CommentRow.from_raw_data(dict(image)))


def _read(row: CommentRow) -> Comment:
    values = row.attribute_values
    return Comment.model_validate({**values, "comment_id": values["sk"]})


class CommentTable:
    def there(self, workspace: WorkspaceId, project_id: str, task_id: str) -> None:
        where = (tasks.TABLE, tasks.account(workspace, project_id), task_id)
        if not alive(gathered([where]).get(where)):
            raise NoSuchTask(f"there is no task {task_id} in this project")

    def create(self, workspace: WorkspaceId, task_id: str, comment: Comment, once: Once) -> Comment:
        return journal().create(account(workspace, task_id), comment, once=once)

    def get(self, workspace: WorkspaceId, task_id: str, comment_id: str) -> Comment:
        return journal().get(account(workspace, task_id), comment_id)

    def page(self, workspace: WorkspaceId, task_id: str, page: Page) -> Listing[Comment]:
        return journal().page(account(workspace, task_id), page)

    def changes(self, workspace: WorkspaceId, task_id: str, since: str, limit: int) -> Changes:
        return journal().changes(account(workspace, task_id), since, limit)

    def put(self, workspace: WorkspaceId, task_id: str, comment: Comment) -> Comment:
        expected = IfMatch.tag(comment.modseq)
        return journal().change(account(workspace, task_id), comment.comment_id, lambda _: comment, expected=expected)

    def delete(self, workspace: WorkspaceId, task_id: str, comment: Comment) -> None:
        journal().delete(account(workspace, task_id), comment.comment_id, expected=IfMatch.tag(comment.modseq))
