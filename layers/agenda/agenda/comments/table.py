"""Comments in DynamoDB: a journal for each task, wherever that stands."""

import json
from collections.abc import Iterable
from itertools import islice

from pynamodb.attributes import UnicodeAttribute, UTCDateTimeAttribute

from agenda.comments.model import Comment, NoSuchComment
from agenda.people.model import Colleague
from agenda.people.table import PeopleTable
from agenda.tasks import table as tasks
from agenda.tasks.model import NoSuchTask
from kernel.callers import WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Along, AlreadyExists, Changes, Create, Journal, JournalTable
from kernel.journal.attempts import Attempts
from kernel.journal.batch import Step
from kernel.journal.reading import gathered
from kernel.journal.rows import COUNTER, alive
from kernel.journal.together import AT_ONCE, Part, in_turn, together
from kernel.once import Once
from kernel.pages import Listing, Page
from kernel.queries import asking_all, at_once
from kernel.rows import Row
from kernel.settings import physical
from kernel.tables import key

TABLE = physical("agenda-comments-1")
_ASKED = 100
"""Tasks at a time, of which it is asked whether anything was said about them."""


class CommentRow(JournalTable):
    class Meta:
        table_name = TABLE

    text = UnicodeAttribute()
    by = UnicodeAttribute()
    at = UTCDateTimeAttribute()
    edited = UTCDateTimeAttribute(null=True)
    project_id = UnicodeAttribute(null=True)
    task_id = UnicodeAttribute(null=True)
    mentions = UnicodeAttribute(null=True)


def account(workspace: WorkspaceId, thread: str) -> str:
    """The partition of what is said about a task."""
    return key(workspace, thread)


def journal() -> Journal[Comment]:
    """The journal that comments are written in."""
    return Journal(
        CommentRow,
        identify=lambda comment: comment.comment_id,
        write=_write,
        read=_read,
        missing=lambda comment_id: NoSuchComment(f"there is no comment {comment_id} about this task"),
    )


def _write(comment: Comment) -> CommentRow:
    row = CommentRow(**comment.model_dump(exclude={"comment_id", "modseq", "mentions"}))
    row.mentions = json.dumps(comment.mentions) if comment.mentions else None
    row.project_id, row.task_id = comment.project_id or None, comment.task_id or None
    return row


def comment_of(image: Row) -> Comment:
    """The comment that a row holds."""
    return _read(CommentRow.from_raw_data(dict(image)))


def _read(row: CommentRow) -> Comment:
    values = {name: value for name, value in row.attribute_values.items() if value is not None}
    mentions = json.loads(values.pop("mentions", "[]"))
    return Comment.model_validate({**values, "comment_id": values["sk"], "mentions": mentions})


def forget(workspace: WorkspaceId, threads: Iterable[str]) -> None:
    """Let nothing be left of what was said about these tasks, which is nothing for most.

    What tells that there is something goes last: who is broken off finds it again.
    """
    rest = iter(threads)
    while some := [(TABLE, account(workspace, each), COUNTER) for each in islice(rest, _ASKED)]:
        said = at_once([asking_all(TABLE, owner, "pk, sk") for _, owner, _ in gathered(some)])
        rows = (row for each in said for row in sorted(each, key=lambda row: row["sk"]["S"] == COUNTER))
        in_turn(Along({"Delete": {"TableName": TABLE, "Key": {"pk": row["pk"], "sk": row["sk"]}}}) for row in rows)


class CommentTable:
    def thread(self, workspace: WorkspaceId, project_id: str, task_id: str) -> str:
        where = (tasks.TABLE, tasks.account(workspace, project_id), task_id)
        row = gathered([where]).get(where)
        if row is None or not alive(row):
            raise NoSuchTask(f"there is no task {task_id} in this project")
        return tasks.thread(row)

    def people(self, workspace: WorkspaceId) -> Iterable[Colleague]:
        return PeopleTable().all(workspace)

    def create(self, workspace: WorkspaceId, thread: str, comment: Comment, once: Once) -> Comment:
        return journal().create(account(workspace, thread), comment, once=once)

    def missing(self, workspace: WorkspaceId, said: Iterable[tuple[str, Comment]]) -> list[tuple[str, Comment]]:
        """Those of the comments that never were there."""
        places = {(TABLE, account(workspace, thread), it.comment_id): (thread, it) for thread, it in said}
        known = gathered(list(places))
        return [each for place, each in places.items() if place not in known]

    def bring(self, workspace: WorkspaceId, said: Iterable[tuple[str, Comment]]) -> int:
        """Keep those that never were there; ``said`` is in the order of their threads."""
        rest, brought = iter(self.missing(workspace, said)), 0
        while some := list(islice(rest, AT_ONCE // 2)):
            attempts = Attempts()
            while some:
                threads: dict[str, list[Step[Comment]]] = {}
                for thread, it in some:
                    threads.setdefault(account(workspace, thread), []).append(Create(it))
                try:
                    together(*(Part(journal(), owner, steps) for owner, steps in threads.items()))
                except AlreadyExists:  # somebody brings the same
                    attempts.again()
                    some = self.missing(workspace, some)
                else:
                    brought, some = brought + len(some), []
        return brought

    def get(self, workspace: WorkspaceId, thread: str, comment_id: str) -> Comment:
        return journal().get(account(workspace, thread), comment_id)

    def page(self, workspace: WorkspaceId, thread: str, page: Page) -> Listing[Comment]:
        return journal().page(account(workspace, thread), page)

    def changes(self, workspace: WorkspaceId, thread: str, since: str, limit: int) -> Changes:
        return journal().changes(account(workspace, thread), since, limit)

    def put(self, workspace: WorkspaceId, thread: str, comment: Comment) -> Comment:
        expected = IfMatch.tag(comment.modseq)
        return journal().change(account(workspace, thread), comment.comment_id, lambda _: comment, expected=expected)

    def delete(self, workspace: WorkspaceId, thread: str, comment: Comment) -> None:
        said = {"project_id": comment.project_id}
        journal().delete(
            account(workspace, thread), comment.comment_id, expected=IfMatch.tag(comment.modseq), said=said
        )
