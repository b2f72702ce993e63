from functions.agenda import shelf_leave, shelf_put
from tests.functions.agenda.offices import Office


def test_everybody_sees_a_calendar_as_they_like(invoke, cloud):
    office = Office()
    there = office.calendar(shares={"workspace": "free-busy"})
    said = invoke(shelf_put, caller=office.person("bob"), thing_id=there, body={"color": "#FF0000", "alerts": []})

    assert (said.json["color"], said.json["alerts"], said.json["all_day_alerts"]) == ("#ff0000", [], None)
    old = {"if-match": said.headers["ETag"]}
    bob = {**office.ada, "person": "bob"}
    assert invoke(shelf_put, caller=bob, thing_id=there, body={"hidden": True}, headers=old).json["color"] is None
    assert invoke(shelf_put, caller=bob, thing_id=there, body={}, headers=old).status == 412


def test_what_one_may_not_see_is_on_no_shelf_and_what_was_taken_down_is_put_back(invoke, cloud):
    office = Office()
    bob, hidden = office.person("bob", "red"), office.calendar()
    theirs = office.calendar(shares={"group:red": "read"})

    assert invoke(shelf_put, caller=bob, thing_id=hidden, body={}).problem == "not-on-shelf"
    invoke(shelf_put, caller=bob, thing_id=theirs, body={})
    invoke(shelf_leave, caller=bob, thing_id=theirs)
    assert invoke(shelf_put, caller=bob, thing_id=theirs, body={}).json["removed"] is False
