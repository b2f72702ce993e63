from functions.agenda import rooms_delete
from tests.functions.agenda.chambers import answer, asking


def test_who_booked_a_room_that_is_thrown_away_is_told(invoke, cloud, office, chambers, diary):
    mia, blue = office.manager(), chambers.room("Blue")
    tea = asking(cloud, diary, blue)
    over = asking(cloud, diary, blue, start="2020-01-01T09:00:00")
    assert invoke(rooms_delete, caller=mia, room_id=blue).status == 204
    cloud.pumps.drain()

    assert answer(diary, tea) == ("declined", "This room is no more.")
    assert answer(diary, over)[0] == "accepted"
    assert chambers.standing(blue) == ["Tea"], "what is over stays"
