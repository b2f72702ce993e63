from datetime import timedelta

from functions.agenda import calendars_get, calendars_list, calendars_trash
from tests.functions.agenda.comings import came, handed
from tests.functions.agenda.offices import NOW, USUAL, Office


def test_all_that_somebody_had_is_the_heirs_and_they_have_another_calendar_from_then_on(invoke, cloud):
    office = Office()
    bob = office.person("bob")
    theirs = office.calendar("bob", shares={"person:ada": "write", "person:eve": "read"})
    thrown, others = office.calendar("bob", trashed=NOW - timedelta(days=1)), office.calendar("eve")
    handed(cloud, "bob", "ada", times=2)  # however often it is heard

    got = invoke(calendars_get, caller=office.ada, calendar_id=theirs).json
    assert (got["owner"], got["shares"]) == ("ada", [{"to": "person:eve", "role": "read"}])
    mine = {each["calendar_id"] for each in invoke(calendars_list, caller=office.ada).json["items"]}
    assert mine == {office.default(), theirs, office.default("bob")}
    assert [each["calendar_id"] for each in invoke(calendars_trash, caller=office.ada).json["items"]] == [thrown]
    (new,) = invoke(calendars_list, caller=bob).json["items"]
    assert new["default"]
    assert new["calendar_id"] != office.default("bob")
    assert invoke(calendars_get, caller=office.ada, calendar_id=others).status == 404


def test_it_is_theirs_too_if_it_is_heard_after_somebody_left(invoke, cloud):
    office = Office()
    office.person("bob")
    theirs = office.calendar("bob")
    came(cloud, "bob", 2, "destroyed")
    handed(cloud, "bob", "ada")

    assert invoke(calendars_get, caller=office.ada, calendar_id=theirs).json["owner"] == "ada"
    assert invoke(calendars_list, caller={"person": "bob", "scopes": USUAL}).json["items"] != []
