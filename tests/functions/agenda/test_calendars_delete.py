from functions.agenda import calendars_delete, calendars_get, calendars_restore
from tests.functions.agenda.offices import Office


def test_whose_it_is_throws_it_away_and_may_take_it_back(invoke, cloud):
    office = Office()
    bob = office.person("bob")
    there = office.calendar(shares={"person:bob": "admin"})

    assert invoke(calendars_delete, caller=bob, calendar_id=there).problem == "not-allowed"
    assert invoke(calendars_delete, caller=office.ada, calendar_id=there).status == 204
    for caller in (office.ada, bob):
        assert invoke(calendars_get, caller=caller, calendar_id=there).status == 404
    assert invoke(calendars_delete, caller=office.ada, calendar_id=there).status == 404
    assert invoke(calendars_restore, caller=office.ada, calendar_id=there).status == 200
    assert invoke(calendars_get, caller=bob, calendar_id=there).json["role"] == "admin"


def test_the_calendar_that_everybody_has_stays(invoke, cloud):
    office = Office()

    assert invoke(calendars_delete, caller=office.ada, calendar_id=office.default()).problem == "default-stays"
    assert invoke(calendars_get, caller=office.ada, calendar_id=office.default()).status == 200
