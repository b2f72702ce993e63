import pytest

from agenda.invitations.addresses import local_part
from functions.agenda import events_list
from tests.functions.agenda.happenings import WEEKLY, Diary


def test_a_range_shows_what_touches_it_in_each_calendar(invoke, diary, office):
    other = Diary(invoke, office.calendar(), office.ada)
    diary.put("before", start="2026-11-30T22:00:00")
    diary.put("over midnight", start="2026-11-30T23:30:00")
    diary.put("after", start="2027-01-01T01:00:00")
    other.put("holiday", start="2026-11-20T00:00:00", duration="P3W", showWithoutTime=True, timeZone=None)
    other.put("weekly", start="2020-01-07T10:00:00", recurrenceRules=WEEKLY)
    other.put("long over", start="2020-01-07T10:00:00", recurrenceRules=[{**WEEKLY[0], "count": 10}])

    asked = {"from": "2026-12-01T00:00:00+01:00", "to": "2026-12-08T00:00:00+01:00", "zone": "Europe/Berlin"}
    event = {"multiValueQueryStringParameters": {name: [value] for name, value in asked.items()}}
    ten = [diary.calendar_id, other.calendar_id, *(office.calendar() for _ in range(8))]
    event["multiValueQueryStringParameters"]["calendars"] = ten
    answer = invoke(events_list, event={**_sample(), **event}, caller=office.ada).json

    assert [(each["title"], each["begins"], each["repeats"]) for each in answer["items"]] == [
        ("holiday", "2026-11-19T23:00:00Z", False),
        ("over midnight", "2026-11-30T22:30:00Z", False),
        ("weekly", "2026-12-01T09:00:00Z", True),
    ]
    assert answer["left_out"] == []


def _sample():
    from tests.functions.conftest import sample

    return sample(events_list)


def test_others_see_what_they_may(invoke, diary, office):
    bob = office.person("bob")
    diary.put("Doctor", locations={"a": {"@type": "Location", "name": "Clinic"}})
    diary.put("Surprise", start="2026-12-02T18:00:00", privacy="secret")

    assert diary.starts(caller=bob) == [("2026-12-01T18:00:00", "")], "colleagues see when one is busy"


def test_who_is_invited_sees_what_waits_for_their_answer(invoke, diary, office):
    mine = f"mailto:{local_part('acme', 'ada')}@stoa.test"
    host = {"roles": {"owner": True}, "sendTo": {"imip": "mailto:host@example.net"}}
    invited = {
        "replyTo": host["sendTo"],
        "participants": {"h": host, "a": {"roles": {"attendee": True}, "sendTo": {"imip": mine}}},
    }
    diary.put("Asked", **invited)
    diary.put("Alone")

    asked = {"calendars": diary.calendar_id, "from": "2026-12-01T00:00:00Z", "to": "2027-01-01T00:00:00Z"}
    items = invoke(events_list, query=asked, caller=diary.caller).json["items"]

    assert {each["title"]: each["unanswered"] for each in items} == {"Asked": True, "Alone": False}


def test_what_repeats_too_often_is_left_out_and_said(invoke, diary):
    diary.put("fine")
    every_second = {"@type": "RecurrenceRule", "frequency": "secondly"}
    for until in ({}, {"until": "2026-12-20T00:00:00"}):
        diary.put("clock", "2026-12-10T09:00:00", recurrenceRules=[{**every_second, **until}])

    asked = {"calendars": diary.calendar_id, "from": "2026-12-01T00:00:00Z", "to": "2027-01-01T00:00:00Z"}
    answer = invoke(events_list, query=asked, caller=diary.caller).json

    assert [each["title"] for each in answer["items"]] == ["fine"]
    assert {each["begins"] for each in answer["left_out"]} == {"2026-12-10T08:00:00Z"}, "nobody is told of it before"
    assert {each["ends"] for each in answer["left_out"]} == {None, "2026-12-20T00:00:00Z"}


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"to": "2026-12-01T00:00:00Z"}, "to"),
        ({"to": "2028-12-01T00:00:00Z"}, "to"),
        ({"zone": "Europe/Atlantis"}, "zone"),
        ({"from": "2026-12-01"}, "from"),
        ({"calendars": "mine"}, "calendars.0"),
    ],
)
def test_a_question_without_sense_says_what_is_wrong(invoke, diary, said, field):
    usual = {"calendars": diary.calendar_id, "from": "2026-12-01T00:00:00Z", "to": "2027-01-01T00:00:00Z"}

    answer = invoke(events_list, query={**usual, **said}, caller=diary.caller)

    assert answer.status == 422
    assert answer.json["errors"][0]["field"] == field
