from functions.agenda import rooms_find
from tests.functions.agenda.chambers import coming
from tests.functions.agenda.happenings import Diary

WISH = {"start": coming("16:00"), "duration": "PT1H", "time_zone": "Europe/Berlin"}
WEEKLY = {"recurrence_rules": [{"frequency": "weekly", "count": 3}]}


def test_finds_the_smallest_that_is_free_and_says_what_is_against_the_others(invoke, office, chambers):
    mia = office.manager()
    ids = {
        name: chambers.room(name, capacity=size, features=["screen"])
        for name, size in (("Hall", 90), ("Mid", 8), ("Tiny", 2))
    }
    chambers.room("Bare")
    chambers.room("Shut", features=["screen"], closed=True)
    chambers.room("Board", features=["screen"], bookers=["group:red"])
    held = Diary(invoke, ids["Mid"], mia).put(
        "Painting", start=coming("16:30", weeks=1), duration="PT1H", timeZone="Europe/Berlin"
    )

    def offers(**more):
        found = invoke(rooms_find, caller=office.ada, body={**WISH, "people": 4, "features": ["screen"], **more}).json
        return found["times"], [
            (each["room"]["name"], each["answer"], each["why"], each["taken"]) for each in found["items"]
        ]

    against = [("Tiny", "declined", ["too-small"], 0), ("Board", "declined", ["not-for-you"], 0)]
    assert offers() == (1, [("Mid", "accepted", [], 0), ("Hall", "accepted", [], 0), against[1], against[0]])
    taken = ("Mid", "declined", ["taken"], 1)
    assert offers(**WEEKLY) == (3, [("Hall", "accepted", [], 0), taken, against[1], against[0]])
    assert offers(**WEEKLY, besides=held["event_id"])[1][0][0] == "Mid"
    assert offers(kind="resource") == (1, [])


def test_what_cannot_be_worked_out_is_refused(invoke, office, chambers):
    dense = {"recurrence_rules": [{"frequency": "secondly"}]}

    assert invoke(rooms_find, caller=office.ada, body={**WISH, **dense}).problem == "too-dense"
    for wrong in ({"duration": "P900W"}, {"recurrence_rules": [{"frequency": "daily", "bySecond": [False]}]}):
        assert invoke(rooms_find, caller=office.ada, body={**WISH, **wrong}).problem == "invalid"
