from agenda.assignments.table import ClaimTable
from functions.agenda import (
    assignments_tell,
    preferences_update,
    projects_unshare,
    tasks_bulk,
    tasks_complete,
    tasks_move,
    tasks_update,
)
from tests.functions.agenda.planning import project, task, where


def test_who_is_given_something_by_somebody_else_is_told_once_wherever_it_goes(invoke, cloud, desk):
    ada, bob = desk.ada, desk.office.person("bob")
    home, other = (project(invoke, ada, {"person:bob": "write"}) for _ in range(2))
    rent = task(invoke, ada, home, ours_assignee="bob")
    task(invoke, bob, home, title="His own", ours_assignee="bob")
    cloud.pumps.drain()
    assert desk.letters == [("Bob <bob@example.com>", "Ada assigned you: Pay the rent")]

    moved = invoke(tasks_move, caller=ada, **where(rent), body={"project_id": other}).json
    invoke(tasks_update, caller=bob, **where(moved), body={"patch": {"priority": 1}})
    invoke(assignments_tell)  # of one that is not there
    cloud.pumps.drain()
    assert (len(desk.letters), moved["assigned"]["by"]) == (1, "ada")

    for whose in (None, "bob"):
        invoke(tasks_update, caller=ada, **where(moved), body={"patch": {"stoa.app:assignee": whose}})
    cloud.pumps.drain()
    assert len(desk.letters) == 2, "it was taken from him, and given to him again"


def test_what_is_given_at_once_is_told_of_in_one_letter(invoke, cloud, desk):
    desk.office.person("bob")
    home = project(invoke, desk.ada, {"person:bob": "write"})
    some = [task(invoke, desk.ada, home, title=title) for title in "ABC"]
    given = [{"do": "update", **where(it), "patch": {"stoa.app:assignee": "bob"}} for it in some]
    invoke(tasks_bulk, caller=desk.ada, body={"operations": given})
    cloud.pumps.drain()

    assert desk.letters == [("Bob <bob@example.com>", "Ada assigned you 3 tasks in Move")]


def test_nobody_is_told_of_what_they_do_not_see_or_have_done_or_do_not_want_to_be_told_of(invoke, cloud, desk):
    ada, bob, eve = desk.ada, desk.office.person("bob"), desk.office.person("eve")
    home = project(invoke, ada, {"person:bob": "write", "person:eve": "write"})
    pattern = project(invoke, ada, {"person:bob": "write"}, template=True)
    task(invoke, ada, pattern, ours_assignee="bob")
    done = task(invoke, ada, home, ours_assignee="bob")
    invoke(tasks_complete, caller=ada, **where(done))
    invoke(preferences_update, caller=eve, body={"assignments": False})
    task(invoke, ada, home, ours_assignee="eve")
    task(invoke, ada, home, ours_assignee="bob")
    invoke(projects_unshare, caller=ada, project_id=home, grantee="person:bob")
    cloud.pumps.drain()

    assert (desk.letters, bob["person"]) == ([], "bob")


def test_a_claim_is_one_persons_until_it_is_given_back(desk):
    claims, whose = ClaimTable(), (desk.workspace, "bob", "now/task")

    assert [claims.claim(*whose), claims.claim(*whose)] == [True, False]
    claims.give_back(*whose)
    assert [claims.claim(*whose), claims.claim(*whose)] == [True, False]
