from functions.agenda import comments_create, comments_list
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, where


def test_lists_what_was_said_page_by_page(invoke):
    office = Office()
    bob = office.person("bob")
    made = task(invoke, office.ada, project(invoke, office.ada, {"person:bob": "read"}))
    for text in "AB":
        invoke(comments_create, caller=office.ada, **where(made), body={"text": text})

    first = invoke(comments_list, caller=bob, **where(made), query={"limit": 1}).json
    second = invoke(comments_list, caller=bob, **where(made), query={"limit": 1, "cursor": first["next"]}).json

    assert [it["text"] for it in first["items"] + second["items"]] == ["A", "B"]
    assert invoke(comments_list, caller=office.person("eve"), **where(made)).problem == "no-such-project"
