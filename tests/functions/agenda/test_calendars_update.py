import pytest

from agenda.jscalendar.reach import TOO_EARLY, TOO_LATE
from functions.agenda import calendars_get, calendars_update, events_create, shelf_put
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


@pytest.mark.parametrize(
    ("alert", "why"), [({"offset": "-P40D"}, TOO_EARLY), ({"offset": "P8D", "relative_to": "end"}, TOO_LATE)]
)
def test_a_reminder_that_would_never_ring_is_refused_of_a_calendar_in_the_words_in_which_it_is_of_an_event(
    invoke, office, diary, alert, why
):
    for function, where in ((calendars_update, "calendar_id"), (shelf_put, "thing_id")):
        refused = invoke(function, caller=office.ada, body={"alerts": [alert]}, **{where: office.default()})
        assert (refused.status, [each["field"] for each in refused.json["errors"]]) == (422, ["alerts"])
        assert why in refused.json["errors"][0]["detail"]
    trigger = {"@type": "OffsetTrigger", "offset": alert["offset"], "relativeTo": alert.get("relative_to", "start")}
    event = {"@type": "Event", "title": "x", "start": "2026-12-01T18:00:00", "alerts": {"1": {"trigger": trigger}}}
    said = invoke(events_create, caller=office.ada, calendar_id=office.default(), body=event)
    assert why in said.json["errors"][0]["detail"]
    longest = {"alerts": [{"offset": "-P31D"}, {"offset": "P7D", "relative_to": "end"}]}
    assert invoke(calendars_update, caller=office.ada, calendar_id=office.default(), body=longest).status == 200
