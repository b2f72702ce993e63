from functions.agenda import comments_create, comments_delete, comments_list
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, where


def test_who_said_it_or_looks_after_the_project_takes_it_back(invoke):
    office = Office()
    bob, eve = office.person("bob"), office.person("eve")
    made = task(invoke, office.ada, project(invoke, office.ada, {"person:bob": "write", "person:eve": "write"}))
    first, second = (
        invoke(comments_create, caller=bob, **where(made), body={"text": text}).json["comment_id"] for text in "AB"
    )

    assert invoke(comments_delete, caller=eve, **where(made), comment_id=first).problem == "not-allowed"
    assert invoke(comments_delete, caller=bob, **where(made), comment_id=first).status == 204
    assert invoke(comments_delete, caller=office.ada, **where(made), comment_id=second).status == 204
    assert invoke(comments_list, caller=bob, **where(made)).json["items"] == []
