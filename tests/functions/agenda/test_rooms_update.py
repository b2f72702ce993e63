from functions.agenda import rooms_update


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
