from functions.agenda import projects_fill, projects_list, projects_unshare
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project


def test_groups_and_everybody_find_it_on_their_shelves_and_lose_it_again(invoke, cloud):
    office = Office()
    bob, eve = office.person("bob", "staff"), office.person("eve")
    made = project(invoke, office.ada, {office.group("staff"): "write", "person:eve": "read"})
    cloud.pumps.drain()

    def listed(caller):
        return [it["project_id"] for it in invoke(projects_list, caller=caller).json["items"]]

    assert [listed(bob), listed(eve)] == [[made], [made]]
    for grantee in ("group:staff", "person:eve"):
        invoke(projects_unshare, caller=office.ada, project_id=made, grantee=grantee)
    cloud.pumps.drain()
    assert [listed(bob), listed(eve)] == [[], []]


def test_a_change_of_nothing_that_is_seen_fills_nothing(invoke, rows):
    invoke(projects_fill)
    before = rows("agenda-shelves-1")
    invoke(projects_fill)

    assert rows("agenda-shelves-1") == before
