from functions.agenda import calendars_get, calendars_update
from tests.functions.agenda.offices import Office


def test_whoever_is_admin_of_a_calendar_changes_what_it_says_of_itself(invoke, cloud):
    office = Office()
    bob, eve = office.person("bob"), office.person("eve")
    there = office.calendar(shares={"person:bob": "admin", "person:eve": "write"})
    body = {"name": "Handball", "alerts": [{"offset": "-PT10M"}]}

    changed = invoke(calendars_update, caller=bob, calendar_id=there, body=body)
    assert (changed.json["name"], changed.json["alerts"][0]["offset"]) == ("Handball", "-PT10M")
    assert invoke(calendars_get, caller=eve, calendar_id=there).json["name"] == "Handball"
    assert invoke(calendars_update, caller=eve, calendar_id=there, body=body).problem == "not-allowed"
    assert invoke(calendars_update, caller=office.person("mia"), calendar_id=there, body=body).status == 404


def test_who_read_an_older_one_changes_nothing(invoke, cloud):
    office = Office()
    there = office.calendar()
    seen = invoke(calendars_get, caller=office.ada, calendar_id=there)
    old = {"if-match": seen.headers["ETag"]}
    invoke(calendars_update, caller=office.ada, calendar_id=there, body={"name": "B"}, headers=old)

    late = invoke(calendars_update, caller=office.ada, calendar_id=there, body={"name": "C"}, headers=old)
    assert (late.status, late.json["current"]["name"]) == (412, "B")
    assert (
        invoke(calendars_update, caller=office.person("mia"), calendar_id=there, body={"name": "X"}, headers=old).status
        == 404
    )
    assert late.headers["ETag"] == f'"{seen.json["modseq"] + 1}"'
