from functions.agenda import calendars_share, calendars_unshare, shelf_changes
from tests.functions.agenda.offices import Office


def test_a_client_hears_of_what_comes_onto_its_shelf_and_goes(invoke, cloud):
    office = Office()
    bob, there = office.person("bob"), office.calendar()
    before = invoke(shelf_changes, caller=bob).json["state"]
    invoke(calendars_share, caller=office.ada, calendar_id=there, grantee="person:bob", body={"role": "read"})
    told = invoke(shelf_changes, caller=bob, query={"since": before}).json
    assert told["created"] == [there]

    invoke(calendars_unshare, caller=office.ada, calendar_id=there, grantee="person:bob")
    assert invoke(shelf_changes, caller=bob, query={"since": told["state"]}).json["destroyed"] == [there]
    assert invoke(shelf_changes, caller=bob, query={"since": "77"}).problem == "cannot-calculate-changes"
