import json

import pytest

from functions.agenda import (
    attachments_get,
    busy_show,
    calendars_export,
    calendars_get,
    events_changes,
    events_create,
    events_delete,
    events_export,
    events_get,
    events_jot,
    events_list,
    events_page,
    events_propose,
    events_reply,
    events_resend,
    events_search,
    events_update,
    exports_create,
    feeds_show,
    links_create,
    meetings_find,
    trash_list,
)
from kernel.ids import new_id
from tests.functions.agenda.chambers import asking
from tests.functions.agenda.happenings import WEEKLY, Diary

RANGE = {"from": "2026-12-01T00:00:00Z", "to": "2026-12-03T00:00:00Z"}


def test_times_are_merged_cut_and_say_no_more_than_that_they_are_taken(invoke, office, diary):
    bob = office.person("bob")
    other = Diary(invoke, office.calendar(shares={"workspace": "free-busy"}), office.ada)
    diary.put("Doctor", start="2026-12-01T10:00:00", duration="PT1H")
    other.put("Lunch", start="2026-12-01T10:30:00", duration="PT1H", status="tentative")
    diary.put("Standup", start="2026-01-06T09:00:00", duration="PT15M", recurrenceRules=WEEKLY)
    diary.put("Trip", start="2026-12-02T20:00:00", duration="P2D")
    diary.put("Surprise", start="2026-12-02T08:00:00", duration="PT1H", privacy="secret")
    diary.put("Gym", start="2026-12-02T10:00:00", duration="PT1H", freeBusyStatus="free")

    said = invoke(busy_show, body={"people": ["ada"], **RANGE}, caller=bob)

    assert said.json == {
        "people": [
            {
                "person": "ada",
                "known": True,
                "busy": [
                    {"begins": "2026-12-01T08:00:00Z", "ends": "2026-12-01T08:15:00Z", "kind": "busy"},
                    {"begins": "2026-12-01T09:00:00Z", "ends": "2026-12-01T10:00:00Z", "kind": "busy"},
                    {"begins": "2026-12-01T10:00:00Z", "ends": "2026-12-01T10:30:00Z", "kind": "tentative"},
                    {"begins": "2026-12-02T19:00:00Z", "ends": "2026-12-03T00:00:00Z", "kind": "busy"},
                ],
                "left_out": 0,
            }
        ],
        "rooms": [],
    }


def test_who_declined_is_free_and_a_whole_day_is_the_persons_own(invoke, office, diary):
    ada = {"@type": "Participant", "email": "ada@example.com", "roles": {"attendee": True}}
    diary.put("Party", start="2026-12-01T18:00:00", participants={"a": {**ada, "participationStatus": "declined"}})
    diary.put("Holiday", start="2026-12-02T00:00:00", duration="P1D", timeZone=None, showWithoutTime=True)

    busy = invoke(busy_show, body={"people": ["ada"], **RANGE}, caller=office.ada).json["people"][0]["busy"]

    assert [(each["begins"], each["ends"]) for each in busy] == [("2026-12-01T23:00:00Z", "2026-12-02T23:00:00Z")]


def test_what_repeats_every_second_makes_nobody_busy_and_it_is_told_that_it_does_not_count(invoke, office, diary):
    diary.put("Flood", start="2026-11-30T09:00:00", recurrenceRules=[{"frequency": "secondly"}])
    diary.put("Doctor", start="2026-12-01T10:00:00")

    (said,) = invoke(busy_show, body={"people": ["ada"], **RANGE}, caller=office.ada).json["people"]

    assert ([each["begins"] for each in said["busy"]], said["left_out"]) == (["2026-12-01T09:00:00Z"], 1)


def test_of_whom_one_may_see_nothing_nothing_is_known(invoke, office, diary):
    private = Diary(invoke, office.calendar(shares={}), office.ada)
    private.put("Secret", start="2026-12-01T10:00:00")

    said = invoke(busy_show, body={"people": ["ada", "nobody"], **RANGE}, caller=office.person("bob")).json["people"]

    nothing = {"known": True, "busy": [], "left_out": 0}
    assert said == [{"person": "ada", **nothing}, {"person": "nobody", **nothing, "known": False}]
    elsewhere = invoke(busy_show, body={"people": ["ada"], **RANGE}, caller={"workspace": "globex", "person": "eve"})
    assert elsewhere.json["people"][0]["known"] is False


def test_of_rooms_everybody_sees_when_they_are_taken_and_of_calendars_that_are_none_nothing(
    invoke, cloud, office, chambers, diary
):
    blue, bob = chambers.room("Blue"), office.person("bob")
    asking(cloud, diary, blue, start="2026-12-01T10:00:00", privacy="secret")
    rooms = [blue, office.default(), new_id()]
    said = invoke(busy_show, body={"rooms": rooms, **RANGE}, caller=bob).json

    taken = {"begins": "2026-12-01T09:00:00Z", "ends": "2026-12-01T10:00:00Z", "kind": "busy"}
    nothing = [{"room_id": each, "known": False, "busy": [], "left_out": 0, "closed": False} for each in rooms[1:]]
    known = {"room_id": blue, "known": True, "busy": [taken], "left_out": 0, "closed": False}
    assert said == {"people": [], "rooms": [known, *nothing]}


def test_what_an_event_is_planned_anew_for_is_not_in_its_own_way(invoke, cloud, office, chambers, diary):
    blue = chambers.room("Blue")
    held = asking(cloud, diary, blue, start="2026-12-01T10:00:00")
    diary.put("Doctor", start="2026-12-02T10:00:00", duration="PT1H")
    asked = {"people": ["ada"], "rooms": [blue], **RANGE}

    def busy(**more):
        said = invoke(busy_show, body={**asked, **more}, caller=office.ada).json
        return [[each["begins"][8:13] for each in one["busy"]] for one in (*said["people"], *said["rooms"])]

    assert busy() == [["01T09", "02T09"], ["01T09"]]
    assert busy(besides=held["event_id"]) == [["02T09"], []]


def test_a_room_that_nobody_can_book_says_so(invoke, office, chambers):
    rooms = [chambers.room("Blue"), chambers.room("Red", closed=True)]
    said = invoke(busy_show, body={"rooms": rooms, **RANGE}, caller=office.ada).json["rooms"]

    assert [each["closed"] for each in said] == [False, True]


def test_a_question_without_sense_is_refused(invoke, office):
    moments = ("2026-12-01T00:00:00Z", "2027-12-01T00:00:00Z", "0001-01-01T00:00:00Z")
    for wrong in ({"people": []}, *({"to": each} for each in moments)):
        assert invoke(busy_show, body={"people": ["ada"], **RANGE, **wrong}, caller=office.ada).status == 422


PLOT = {
    "description": "needle in the haystack",
    "keywords": {"needle": True},
    "locations": {"1": {"@type": "Location", "name": "needle street"}},
    "links": {"1": {"@type": "Link", "href": "https://example.com/needle", "title": "needle.pdf"}},
    "participants": {"kay": {"@type": "Participant", "email": "needle@example.org", "roles": {"attendee": True}}},
    "recurrenceRules": WEEKLY,
    "recurrenceOverrides": {"2026-12-08T10:00:00": {"title": "needle again"}},
}


@pytest.mark.parametrize(("role", "privacy"), [("free-busy", "public"), ("read", "private"), ("read", "secret")])
def test_through_no_door_does_anybody_learn_what_somebody_is_busy_with(invoke, cloud, office, role, privacy):
    bob, calendar = office.person("bob"), office.calendar(shares={"person:bob": role})
    diary = Diary(invoke, calendar, office.ada)
    office.shelve("bob", diary.calendar_id, to="person:mia")
    held = diary.put("needle", start="2026-12-01T10:00:00", privacy=privacy, **PLOT)
    thrown = diary.put("needle", start="2026-12-01T12:00:00", privacy=privacy, uid="needle-2")
    invoke(events_delete, **diary.at(thrown))
    cloud.pumps.drain()
    token = invoke(links_create, calendar_id=calendar, caller=office.ada, body={"role": role}).json["token"]
    there = {"calendar_id": calendar}
    one, then = {**there, "event_id": held["event_id"]}, {"recurrence_id": "2026-12-08T10:00:00"}
    doors = [
        (events_list, {"query": {"calendars": calendar, **RANGE}}),
        (events_list, {"query": RANGE}),
        (events_search, {"query": {"q": "needle"}}),
        (events_search, {"query": {"q": "needle", "calendars": calendar}}),
        (events_page, there),
        (events_changes, there),
        (calendars_export, there),
        (calendars_get, there),
        (exports_create, there),
        (trash_list, there),
        (busy_show, {"body": {"people": ["ada"], **RANGE}}),
        (meetings_find, {"body": {"people": [{"person": "ada"}], "duration": 30, "zone": "UTC", **RANGE}}),
        (events_get, one),
        (events_export, one),
        (events_jot, one | {"body": then}),
        (events_resend, one | {"body": {}}),
        (events_reply, one | {"body": {"status": "accepted"}}),
        (events_propose, one | {"body": {"start": "2026-12-01T11:00:00"}}),
        (events_update, one | {"body": {"color": "red"}}),
        (events_update, one | {"body": {"color": "red"}, "headers": {"if-match": '"7"'}}),
        (events_delete, one | {"headers": {"if-match": '"7"'}}),
        (
            events_create,
            there | {"body": {"@type": "Event", "uid": held["event"]["uid"], "start": "2026-12-01T10:00:00"}},
        ),
        (attachments_get, there | {"file": "0" * 64}),
    ]
    for door, asked in doors:
        answer = invoke(door, **asked, caller=bob)
        assert answer.status < 500
        assert "needle" not in answer.text + json.dumps(answer.headers)
    assert "needle" not in invoke(feeds_show, feed=f"{token}.ics").text
    assert "needle" in invoke(events_get, **diary.at(held)).text
