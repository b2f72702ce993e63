from functions.agenda import tasks_changes, tasks_complete, tasks_copy, tasks_list
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, titles, where


def test_a_task_is_made_once_more_with_all_that_is_part_of_it(invoke):
    office = Office()
    ada, eve = office.ada, office.person("eve")
    home, other = project(invoke, ada, {"person:eve": "read"}), project(invoke, ada)
    outer = task(invoke, ada, home, title="Outer", ours_assignee="eve", due="2026-01-05T09:00:00")
    middle = task(invoke, ada, home, outer["task_id"], title="Middle")
    inner = task(invoke, ada, home, middle["task_id"], title="Inner")
    invoke(tasks_complete, caller=ada, **where(inner))

    def copied(it, caller=ada, **body):
        said = invoke(tasks_copy, caller=caller, **where(it), body=body)
        assert said.status == 201, said.text
        return said.json

    again = copied(middle)
    assert (again["path"], again["task"]["title"]) == ([outer["task_id"]], "Middle")
    assert sorted(titles(invoke(tasks_list, caller=ada, project_id=home))) == ["Inner", "Middle", "Middle", "Outer"]

    there = copied(outer, project_id=other, starts="2027-02-01")
    assert (there["path"], there["task"]["due"], "stoa.app:assignee" in there["task"]) == (
        [],
        "2027-02-01T09:00:00",
        False,
    )
    assert len(titles(invoke(tasks_list, caller=ada, project_id=other))) == 5
    assert copied(outer)["task"]["stoa.app:assignee"] == "eve"

    refused = invoke(tasks_copy, caller=eve, **where(outer), body={})
    assert (refused.problem, invoke(tasks_changes, caller=eve, project_id=home).status) == ("not-allowed", 200)
