from functions.agenda import rooms_get
from kernel.ids import new_id


def test_shows_one_and_nothing_that_is_none_or_not_for_who_asks(invoke, office, chambers):
    blue = chambers.room("Blue", capacity=8)
    board = chambers.room("Board", shares=(), bookers=["group:red"])
    shown = invoke(rooms_get, caller=office.ada, room_id=blue)

    assert (shown.json["name"], shown.json["capacity"], shown.json["yours"]) == ("Blue", 8, True)
    assert shown.headers["ETag"] == f'"{shown.json["modseq"]}"'
    for other in (board, office.default(), new_id()):
        assert invoke(rooms_get, caller=office.ada, room_id=other).problem == "no-such-room"
