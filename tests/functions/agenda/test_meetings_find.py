from functions.agenda import meetings_find
from tests.functions.agenda.chambers import asking
from tests.functions.agenda.happenings import Diary

RANGE = {"from": "2026-12-01T00:00:00Z", "to": "2026-12-02T00:00:00Z"}
OFFICE = {"zone": "Europe/Berlin"}


def test_finds_the_first_times_at_which_all_can_who_must(invoke, office, diary):
    bob = office.person("bob")
    his = Diary(invoke, office.default("bob"), bob)
    diary.put("Standup", start="2026-12-01T09:00:00", duration="PT30M")
    his.put("Dentist", start="2026-12-01T10:00:00", duration="PT1H")
    people = [{"person": "ada", "hours": OFFICE}, {"person": "bob", "needed": False}]
    asked = {**RANGE, "people": people, "duration": 30, "step": 30, "zone": "Europe/Berlin", "limit": 2}

    first = invoke(meetings_find, body=asked, caller=office.ada).json["items"]
    best = invoke(meetings_find, body={**asked, "order": "best"}, caller=office.ada).json["items"]
    both = invoke(meetings_find, body={**asked, "people": [people[0], {"person": "bob"}]}, caller=office.ada).json[
        "items"
    ]

    assert [(each["begins"][11:16], each["missing"]) for each in first] == [("08:30", []), ("09:00", ["bob"])]
    assert [each["begins"][11:16] for each in best] == ["08:30", "10:00"]
    assert [each["begins"][11:16] for each in both] == ["08:30", "10:00"]


def test_finds_when_a_room_is_free_as_well(invoke, cloud, office, chambers, diary):
    blue = chambers.room("Blue")
    asking(cloud, Diary(invoke, office.default("bob"), office.person("bob")), blue, start="2026-12-01T09:00:00")
    people = [{"person": "ada", "hours": OFFICE}]
    asked = {**RANGE, "people": people, "duration": 60, "zone": "Europe/Berlin", "limit": 1, "rooms": [blue]}

    assert invoke(meetings_find, body=asked, caller=office.ada).json["items"][0]["begins"] == "2026-12-01T09:00:00Z"


def test_says_of_whom_it_knows_nothing_and_what_is_tentative(invoke, office, diary):
    diary.put("Perhaps", start="2026-12-01T09:00:00", duration="PT8H", status="tentative")
    people = [{"person": "ada", "hours": OFFICE}, {"person": "eve"}]
    asked = {**RANGE, "people": people, "duration": 60, "zone": "Europe/Berlin", "limit": 1}

    sure = invoke(meetings_find, body=asked, caller=office.ada).json
    perhaps = invoke(meetings_find, body={**asked, "over_tentative": True}, caller=office.ada).json

    assert (sure["items"], sure["unknown"]) == ([], ["eve"])
    assert perhaps["items"][0]["perhaps"] == ["ada"]
    twice = invoke(meetings_find, body={**asked, "people": [people[0]] * 2}, caller=office.ada)
    assert twice.status == 422
