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


def test_looks_for_another_time_as_if_the_event_were_not_there(invoke, diary, office):
    held = diary.put("Tea", start="2026-12-01T09:00:00", duration="PT8H")
    asked = {**RANGE, "people": [{"person": "ada", "hours": OFFICE}], "duration": 60, "zone": "Europe/Berlin"}

    assert invoke(meetings_find, body=asked, caller=office.ada).json["items"] == []
    found = invoke(meetings_find, body={**asked, "besides": held["event_id"]}, caller=office.ada).json["items"]
    assert found[0]["begins"] == "2026-12-01T08:00:00Z"


def test_a_room_is_free_at_its_hours_alone_and_never_while_it_is_closed(invoke, office, chambers):
    afternoon = {"zone": "Europe/Berlin", "week": {"tu": [{"begins": "14:00", "ends": "16:00"}]}}
    blue, red = chambers.room("Blue", hours=afternoon), chambers.room("Red", closed=True)
    people = [{"person": "ada", "hours": OFFICE}]

    def found(*rooms):
        asked = {**RANGE, "people": people, "duration": 60, "step": 60, "zone": "Europe/Berlin", "rooms": rooms}
        said = invoke(meetings_find, body=asked, caller=office.ada).json
        return [each["begins"][11:16] for each in said["items"]], said["closed"]

    assert found(blue) == (["13:00", "14:00"], [])
    assert found(red) == ([], [red])
