import pytest

from agenda.calendars.table import journal as calendars
from functions.agenda import rooms_create, rooms_get, rooms_list, rooms_update
from tests.functions.agenda.chambers import answer, asking

DAY = [{"begins": "00:00", "ends": "24:00"}]
ALWAYS = {"zone": "UTC", "week": dict.fromkeys(("mo", "tu", "we", "th", "fr", "sa", "su"), DAY), "exceptions": {}}


def test_what_is_not_said_stays_and_what_is_null_is_no_limit(invoke, office, chambers):
    mia, blue = office.manager(), chambers.room("Blue", capacity=8, place="Cellar", hours={"zone": "Europe/Berlin"})
    change = lambda body, **how: invoke(rooms_update, caller=mia, room_id=blue, body=body, **how)  # noqa: E731 - it is no more than that

    smaller = change({"capacity": 4, "name": "Green", "conflicts": "allow"})
    assert [smaller.json[name] for name in ("name", "capacity", "place", "conflicts")] == [
        "Green",
        4,
        "Cellar",
        "allow",
    ]
    assert change({"capacity": None, "hours": None}).json["hours"] is None
    assert change({"name": "X"}, headers={"if-match": smaller.headers["ETag"]}).status == 412
    assert change({"name": None}).problem == "invalid"


def test_only_rooms_are_changed_and_only_by_who_manages(invoke, office, chambers):
    mia, blue = office.manager(), chambers.room("Blue")

    assert invoke(rooms_update, caller=office.ada, room_id=blue, body={"name": "X"}).status == 403
    for other in (office.default(), office.calendar(owner=None)):
        assert invoke(rooms_update, caller=mia, room_id=other, body={"name": "X"}).problem == "no-such-room"


def test_only_who_is_there_can_be_let_book_it_and_who_could_already_stays(invoke, office, chambers):
    mia, blue = office.manager(), chambers.room("Blue", bookers=["person:gone", "group:gone"])
    change = lambda *bookers: invoke(rooms_update, caller=mia, room_id=blue, body={"bookers": bookers})  # noqa: E731 - it is no more than that

    assert [change(each).problem for each in ("group:nowhere", "person:nobody")] == ["no-group-there", "nobody-there"]
    kept = change("person:gone", "group:gone", office.group("crew"), "person:mia")
    assert kept.json["bookers"] == ["person:gone", "group:gone", "group:crew", "person:mia"]


def test_a_room_that_is_closed_keeps_its_hours_and_what_is_booked_and_takes_nothing_more(
    invoke, cloud, office, chambers, diary
):
    mia, blue = office.manager(), chambers.room("Blue", hours=ALWAYS)
    change = lambda **said: invoke(rooms_update, caller=mia, room_id=blue, body=said).json  # noqa: E731 - it is no more than that
    before = asking(cloud, diary, blue, "Tea", "2026-12-01T09:00:00")

    assert (change(closed=True)["closed"], change(name="Azure")["hours"]) == (True, ALWAYS)
    late = asking(cloud, diary, blue, "Lunch", "2026-12-01T12:00:00")
    assert answer(diary, before)[0] == "accepted"
    assert answer(diary, late) == ("declined", "Azure is closed, and nobody can book it at the moment.")

    opened = change(closed=False)
    assert (opened["closed"], opened["hours"]) == (False, ALWAYS)
    assert answer(diary, asking(cloud, diary, blue, "Dinner", "2026-12-01T18:00:00"))[0] == "accepted"


@pytest.mark.parametrize("never", [{"zone": "UTC", "week": {}}, {"zone": "UTC", "week": {"mo": []}, "exceptions": {}}])
def test_a_room_that_was_closed_by_hours_without_any_time_is_closed_and_can_be_opened(invoke, office, chambers, never):
    mia, blue = office.manager(), chambers.room("Blue")
    kept = {"hours": {"exceptions": {}, **never}, "capacity": 4}
    calendars().change("acme", blue, lambda it: it.model_copy(update={"bookable": kept}))

    shown = invoke(rooms_get, caller=office.ada, room_id=blue).json
    assert (shown["closed"], shown["hours"], shown["capacity"]) == (True, None, 4)
    opened = invoke(rooms_update, caller=mia, room_id=blue, body={"closed": False}).json
    assert (opened["closed"], opened["hours"], opened["capacity"]) == (False, None, 4)


def test_hours_without_any_time_close_a_room_and_leave_it_those_that_it_had(invoke, office, chambers):
    mia, blue = office.manager(), chambers.room("Blue", hours=ALWAYS)
    never = {"hours": {"zone": "UTC", "week": {}}}

    said = invoke(rooms_update, caller=mia, room_id=blue, body=never).json
    assert (said["closed"], said["hours"]) == (True, ALWAYS)
    made = invoke(rooms_create, caller=mia, body={"name": "Green", **never}).json
    assert (made["closed"], made["hours"]) == (True, None)


def test_a_room_that_is_lent_is_a_resource(invoke, office, chambers):
    mia, blue = office.manager(), chambers.room("Car")

    assert invoke(rooms_update, caller=mia, room_id=blue, body={"kind": "resource"}).json["kind"] == "resource"
    listed = {
        kind: [each["name"] for each in invoke(rooms_list, caller=office.ada, query={"kind": kind}).json["items"]]
        for kind in ("room", "resource")
    }
    assert listed == {"room": [], "resource": ["Car"]}
