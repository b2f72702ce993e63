from functions.agenda import comments_create, comments_list, tasks_copy, tasks_delete, tasks_move, tasks_restore
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


def test_what_was_said_goes_with_a_task_and_is_shown_to_nobody_who_knows_its_uid(invoke):
    office = Office()
    ada, eve = office.ada, office.person("eve")
    made = task(invoke, ada, project(invoke, ada))
    invoke(comments_create, caller=ada, **where(made), body={"text": "Between us"})

    def said(caller, of):
        return [it["text"] for it in invoke(comments_list, caller=caller, **where(of)).json["items"]]

    same = task(invoke, eve, project(invoke, eve), uid=made["task"]["uid"])
    assert (same["task_id"], said(eve, same)) == (made["task_id"], [])
    copy = invoke(tasks_copy, caller=ada, **where(made), body={}).json
    moved = invoke(tasks_move, caller=ada, **where(made), body={"project_id": project(invoke, ada)}).json
    invoke(tasks_delete, caller=ada, **where(moved))
    back = invoke(tasks_restore, caller=ada, **where(moved)).json
    assert (said(ada, copy), said(ada, back)) == ([], ["Between us"])
