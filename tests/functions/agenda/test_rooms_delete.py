from functions.agenda import calendars_restore, rooms_delete, rooms_get, rooms_list


def test_who_manages_throws_a_room_away_and_fetches_it_back(invoke, office, chambers):
    mia, blue = office.manager(), chambers.room("Blue")

    assert invoke(rooms_delete, caller=office.ada, room_id=blue).status == 403
    assert invoke(rooms_delete, caller=mia, room_id=office.default()).problem == "no-such-room"
    assert invoke(rooms_delete, caller=mia, room_id=blue).status == 204
    assert invoke(rooms_get, caller=mia, room_id=blue).problem == "no-such-room"
    assert invoke(rooms_list, caller=office.ada).json["items"] == []
    assert invoke(calendars_restore, caller=mia, calendar_id=blue).status == 200
    assert invoke(rooms_get, caller=office.ada, room_id=blue).json["name"] == "Blue"
