from functions.agenda import comments_create, comments_list
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, where


def test_something_is_said_once(invoke):
    office = Office()
    made = task(invoke, office.ada, project(invoke, office.ada, {"workspace": "read"}))
    say = {"body": {"text": " In the drawer. "}, "headers": {"idempotency-key": "a"}}

    first, again = (invoke(comments_create, caller=office.ada, **where(made), **say) for _ in "12")

    assert (first.status, first.json, first.json["text"]) == (201, again.json, "In the drawer.")
    assert [it["by"] for it in invoke(comments_list, caller=office.ada, **where(made)).json["items"]] == ["ada"]
    bob = invoke(comments_create, caller=office.person("bob"), **where(made), body={"text": "x"})
    named = invoke(comments_create, caller=office.ada, **where(made), body={"text": "@bob, look"})
    assert named.json["mentions"] == ["bob"]
    elsewhere = {**where(made), "project_id": project(invoke, office.ada)}
    lost = invoke(comments_create, caller=office.ada, **elsewhere, body={"text": "x"})
    assert (bob.problem, lost.problem) == ("not-allowed", "no-such-task")
