from functions.agenda import calendars_create, calendars_list
from tests.functions.agenda.offices import USUAL, Office


def test_who_makes_a_calendar_has_it_on_their_shelf_in_their_own_zone(invoke, cloud):
    office = Office(zone="Asia/Tokyo")
    made = invoke(calendars_create, caller=office.ada, body={"name": "Football", "color": "#0B8043"})

    assert made.status == 201
    assert made.headers["ETag"] == f'"{made.json["modseq"]}"'
    assert (made.json["owner"], made.json["role"], made.json["zone"]) == ("ada", "admin", "Asia/Tokyo")
    assert (made.json["color"], made.json["shares"], made.json["default"]) == ("#0b8043", [], False)
    shown = invoke(calendars_list, caller=office.ada).json["items"]
    assert made.json["calendar_id"] in [each["calendar_id"] for each in shown]


def test_the_same_request_makes_one_calendar(invoke, cloud):
    office = Office()
    first, again = (
        invoke(calendars_create, caller=office.ada, body={"name": "A"}, headers={"idempotency-key": "k"}) for _ in "12"
    )

    assert first.json == again.json
    assert len(invoke(calendars_list, caller=office.ada).json["items"]) == 2


def test_somebody_of_whom_nothing_was_told_yet_makes_one_as_well(invoke, cloud):
    caller = {"person": "eve", "scopes": USUAL}

    assert invoke(calendars_create, caller=caller, body={"name": "A"}).json["zone"] == "UTC"
    assert invoke(calendars_create, caller=caller, body={"name": "A", "zone": "Mars/Base"}).problem == "invalid"


def test_there_are_only_so_many(invoke, cloud, monkeypatch):
    monkeypatch.setattr("agenda.calendars.service.MOST_OF_A_PERSON", 1)

    assert invoke(calendars_create, caller=Office().ada).problem == "too-many-calendars"
