from functions.agenda import comments_create, comments_delete, comments_sweep
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, where


def test_what_was_taken_back_is_forgotten(invoke, cloud, rows, a_month_later):
    ada = Office().ada
    made = task(invoke, ada, project(invoke, ada))
    gone, kept = (
        invoke(comments_create, caller=ada, **where(made), body={"text": text}).json["comment_id"] for text in "AB"
    )
    invoke(comments_delete, caller=ada, **where(made), comment_id=gone)

    a_month_later(comments_sweep)

    assert [row["sk"]["S"] for row in rows("agenda-comments-1")] == ["!counter", kept]
