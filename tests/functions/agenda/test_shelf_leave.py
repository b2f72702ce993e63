from functions.agenda import calendars_get, calendars_share, shelf_leave, shelf_list
from tests.functions.agenda.offices import Office


def test_who_leaves_a_calendar_that_was_shared_with_them_sees_it_no_more(invoke, cloud):
    office = Office()
    bob, there = office.person("bob"), office.calendar()
    invoke(calendars_share, caller=office.ada, calendar_id=there, grantee="person:bob", body={"role": "write"})

    assert invoke(shelf_leave, caller=bob, thing_id=there).status == 204
    assert invoke(calendars_get, caller=bob, calendar_id=there).status == 404
    assert invoke(calendars_get, caller=office.ada, calendar_id=there).json["shares"] == []
    assert [each["thing_id"] for each in invoke(shelf_list, caller=bob).json["items"]] == [office.default("bob")]
    assert invoke(shelf_leave, caller=bob, thing_id=there).problem == "not-on-shelf"


def test_what_everybody_sees_is_only_taken_down(invoke, cloud):
    office = Office()
    bob, there = office.person("bob"), office.calendar(shares={"workspace": "read"})
    invoke(calendars_share, caller=office.ada, calendar_id=there, grantee="person:bob", body={"role": "write"})
    invoke(shelf_leave, caller=bob, thing_id=there)

    assert invoke(calendars_get, caller=bob, calendar_id=there).json["role"] == "read"
    shelf = {each["thing_id"]: each["removed"] for each in invoke(shelf_list, caller=bob).json["items"]}
    assert shelf == {there: True, office.default("bob"): False}
    assert invoke(shelf_leave, caller=bob, thing_id=there).status == 204


def test_nobody_leaves_what_is_their_own(invoke, cloud):
    office = Office()

    assert invoke(shelf_leave, caller=office.ada, thing_id=office.default()).problem == "own-stays"
