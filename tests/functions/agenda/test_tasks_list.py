from functions.agenda import tasks_complete, tasks_list
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, titles, where


def test_lists_what_is_to_be_done_in_order_page_by_page_and_what_is_done(invoke):
    office = Office()
    home = project(invoke, office.ada, {"workspace": "read"})
    for order, title in (("b", "B"), ("c", "C"), ("a", "A")):
        made = task(invoke, office.ada, home, title=title, ours_order=order)
    invoke(tasks_complete, caller=office.ada, **where(made))

    bob = office.person("bob")
    first = invoke(tasks_list, caller=bob, project_id=home, query={"limit": 1})
    second = invoke(tasks_list, caller=bob, project_id=home, query={"limit": 1, "cursor": first.json["next"]})

    assert titles(first) + titles(second) == ["B", "C"]
    assert titles(invoke(tasks_list, caller=bob, project_id=home, query={"done": "true"})) == ["A"]
    assert invoke(tasks_list, caller=office.person("eve", zone="UTC"), project_id=home).status == 200
