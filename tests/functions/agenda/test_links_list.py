from functions.agenda import links_create, links_list
from tests.functions.agenda.offices import Office


def test_who_may_say_who_sees_it_knows_of_every_address(invoke, cloud):
    office = Office()
    there = office.calendar(shares={"person:bob": "write"})
    token = invoke(links_create, caller=office.ada, calendar_id=there).json["token"]
    (link,) = invoke(links_list, caller=office.ada, calendar_id=there).json["items"]

    assert link.keys() == {"link_id", "role", "name", "created", "created_by"}
    assert token not in str(link)
    assert invoke(links_list, caller=office.person("bob"), calendar_id=there).problem == "not-allowed"
