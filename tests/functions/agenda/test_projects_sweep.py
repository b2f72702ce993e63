from datetime import timedelta

from agenda.projects.table import journal
from agenda.tasks.editing import drafted
from agenda.tasks.table import account
from agenda.tasks.table import journal as journal_of_tasks
from functions.agenda import (
    comments_create,
    comments_delete,
    filters_create,
    filters_delete,
    projects_restore,
    projects_sweep,
    tasks_delete,
)
from kernel.ids import new_id
from tests.functions.agenda.offices import NOW, Office
from tests.functions.agenda.planning import planned, project, task, where


def test_old_tombstones_go_after_two_runs_and_what_is_there_stays(cloud, rows, a_month_later):
    office = Office()
    kept, gone = office.project(), office.project()
    journal().delete("acme", gone)

    a_month_later(projects_sweep)

    assert [row["sk"]["S"] for row in rows("agenda-projects-1")] == ["!counter", kept]


def test_what_lay_in_the_trash_for_thirty_days_goes_for_good_with_all_that_is_in_it(invoke, cloud, rows):
    office = Office()
    old, young = (
        planned(office, uid, trashed=NOW - timedelta(days=days))
        for uid, days in (("0192f0c1-2b7c-7cc3-98c4-dc0c0c073981", 31), ("0192f0c1-2b7c-7cc3-98c4-dc0c0c073929", 28))
    )
    cloud.pumps.drain()
    invoke(projects_sweep)

    assert {row["pk"]["S"] for row in rows("agenda-words-1")} == {f"acme#{young}"}
    held = {row["pk"]["S"].split("#")[1] for row in rows("agenda-tasks-1")} - {"ada"}
    assert held == {young}, "and what was done stays done"
    assert {row["pk"]["S"] for row in rows("agenda-comments-1")} == {"acme#0192f0c1-2b7c-7cc3-98c4-dc0c0c073929"}
    restored = [invoke(projects_restore, caller=office.ada, project_id=each).status for each in (old, young)]
    assert restored == [404, 200]


def test_of_tasks_about_which_nothing_was_said_a_project_may_have_many_more(invoke, cloud, rows, round_trips):
    office, trips = Office(), []
    for more, uid in ((0, "0192f0c1-2b7c-7cc3-98c4-dc0c0c073981"), (60, "0192f0c1-2b7c-7cc3-98c4-dc0c0c073929")):
        home = planned(office, uid, trashed=NOW - timedelta(days=31))
        for _ in range(more):
            journal_of_tasks("acme").create(
                account("acme", home), drafted({"title": "Pay"}, home, "ada", NOW, new_id())
            )
        before = len(round_trips(projects_sweep))
        invoke(projects_sweep)
        trips.append(len(round_trips(projects_sweep)) - before)

    assert rows("agenda-comments-1") == []
    assert trips[0] == trips[1]


def test_what_is_left_of_tasks_comments_and_filters_goes_after_two_runs(invoke, cloud, rows, a_month_later):
    ada = Office().ada
    home = project(invoke, ada)
    gone, kept = task(invoke, ada, home), task(invoke, ada, home)
    invoke(tasks_delete, caller=ada, **where(gone))
    taken_back, stays = (
        invoke(comments_create, caller=ada, **where(kept), body={"text": text}).json["comment_id"] for text in "AB"
    )
    invoke(comments_delete, caller=ada, **where(kept), comment_id=taken_back)
    old, new = (invoke(filters_create, caller=ada, body={"name": name}).json["filter_id"] for name in "AB")
    invoke(filters_delete, caller=ada, filter_id=old)

    a_month_later(projects_sweep)

    def ids(name):
        found = ((row["pk"]["S"], row["sk"]["S"]) for row in rows(f"agenda-{name}-1"))
        return {each for each in found if not each[1].startswith("!")}

    assert ids("tasks") == {(f"acme#{home}", kept["task_id"]), (f"acme#{home}#trash", gone["task_id"])}
    assert {sk for _, sk in ids("comments")} == {stays}
    assert ids("filters") == {("acme#ada", new)}
