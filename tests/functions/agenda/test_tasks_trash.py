from functions.agenda import tasks_delete, tasks_trash
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, titles, where


def test_lists_what_was_deleted_page_by_page(invoke):
    office = Office()
    home = project(invoke, office.ada)
    for title in "AB":
        invoke(tasks_delete, caller=office.ada, **where(task(invoke, office.ada, home, title=title)))

    first = invoke(tasks_trash, caller=office.ada, project_id=home, query={"limit": 1})
    second = invoke(tasks_trash, caller=office.ada, project_id=home, query={"limit": 1, "cursor": first.json["next"]})

    assert titles(first) + titles(second) == ["B", "A"]
    assert first.json["items"][0]["deleted"] is not None
    assert invoke(tasks_trash, caller=office.person("eve"), project_id=home).status == 404
