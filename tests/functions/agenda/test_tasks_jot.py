import pytest

from functions.agenda import projects_delete, projects_list, projects_share, projects_update, tasks_jot
from tests.functions.agenda.offices import USUAL, Office
from tests.functions.agenda.planning import project


@pytest.mark.parametrize("known", [True, False])
def test_what_names_no_project_lands_in_an_inbox_that_everybody_has_and_that_stays(invoke, known):
    office = Office()
    bob = office.person("bob") if known else {"workspace": "acme", "person": "bob", "scopes": USUAL}
    home = project(invoke, bob, name="Home")

    def jotted(text, **more):
        said = invoke(tasks_jot, caller=bob, body={"text": text}, **more)
        assert said.status == 201, said.text
        return said.json["task"]["project_id"]

    inbox = jotted("call Grace")
    key = {"headers": {"idempotency-key": "again"}}
    assert jotted("pay the rent #home") == home
    assert jotted("buy milk", **key) == jotted("buy milk", **key) == inbox
    listed = {each["project_id"]: each["inbox"] for each in invoke(projects_list, caller=bob).json["items"]}
    assert listed == {home: False, inbox: True}

    for said in ({"archived": True}, {"template": True}):
        assert invoke(projects_update, caller=bob, project_id=inbox, body=said).problem == "inbox-stays"
    assert invoke(projects_delete, caller=bob, project_id=inbox).problem == "inbox-stays"
    assert invoke(projects_update, caller=bob, project_id=inbox, body={"name": "Later"}).status == 200
    shared = invoke(projects_share, caller=bob, project_id=inbox, grantee="workspace", body={"role": "write"})
    assert shared.json["inbox"]


def test_what_is_given_to_somebody_lands_in_the_project_that_it_names_and_that_they_see(invoke):
    office = Office()
    office.person("bob")
    home = project(invoke, office.ada, {"workspace": "read"}, name="Home")

    said = invoke(tasks_jot, caller=office.ada, body={"text": "call the bank #Home +bob"}).json["task"]
    alone = invoke(tasks_jot, caller=office.ada, body={"text": "call the bank +bob"})

    assert (said["project_id"], said["task"]["stoa.app:assignee"]) == (home, "bob")
    assert alone.json["detail"] == "nobody who sees Inbox is called bob"
