from functions.agenda import calendars_share, calendars_unshare, shelf_leave, shelf_list
from tests.functions.agenda.offices import Office


def test_what_is_shared_with_a_group_or_everybody_comes_onto_their_shelves_and_goes(invoke, cloud):
    office = Office()
    bob, eve = office.person("bob", "red"), office.person("eve")
    there = office.calendar()
    cloud.pumps.drain()

    def having(*people):
        cloud.pumps.drain()
        return [
            there in [each["thing_id"] for each in invoke(shelf_list, caller=it).json["items"] if not each["removed"]]
            for it in people
        ]

    def share(grantee, role):
        invoke(calendars_share, caller=office.ada, calendar_id=there, grantee=grantee, body={"role": role})

    share(office.group("red"), "read")
    assert having(office.ada, bob, eve) == [True, True, False]
    share("workspace", "free-busy")  # of a thousand colleagues nobody wants to see everyone's
    assert having(bob, eve) == [True, False]
    share("workspace", "read")
    assert having(bob, eve) == [True, True]
    invoke(shelf_leave, caller=eve, thing_id=there)
    share("group:red", "write")
    assert having(bob, eve) == [True, False]
    for grantee in ("group:red", "workspace"):
        invoke(calendars_unshare, caller=office.ada, calendar_id=there, grantee=grantee)
    assert having(office.ada, bob, eve) == [True, False, False]
