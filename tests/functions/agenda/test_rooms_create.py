from functions.agenda import calendars_get, calendars_share, rooms_create
from tests.functions.agenda.chambers import MANY

ROOM = {"name": " Blue room ", "capacity": 8, "features": ["Screen", "whiteboard"], "place": "Second floor"}


def test_who_manages_sets_up_a_room_that_is_the_workspace_s_own_and_shows_everybody_when_it_is_taken(invoke, office):
    mia = office.manager()
    made = invoke(rooms_create, caller=mia, body=ROOM, headers={"idempotency-key": "k"})
    again = invoke(rooms_create, caller=mia, body=ROOM, headers={"idempotency-key": "k"})

    assert (made.status, again.json) == (201, made.json)
    it = made.json
    assert (it["name"], it["kind"], it["zone"], it["role"], it["yours"]) == (
        "Blue room",
        "room",
        "Europe/Berlin",
        "admin",
        True,
    )
    assert (sorted(it["features"]), it["conflicts"], it["auto_accept"]) == (["screen", "whiteboard"], "decline", True)
    assert it["address"] == f"room-{it['room_id'].replace('-', '')}@parlour.example.com"

    calendar = invoke(calendars_get, caller=office.ada, calendar_id=it["room_id"]).json
    assert (calendar["kind"], calendar["owner"], calendar["role"]) == ("room", None, "free-busy")
    assert invoke(calendars_share, caller=mia, calendar_id=it["room_id"], grantee="person:ada").status == 200


def test_who_does_not_manage_sets_up_none(invoke, office):
    assert invoke(rooms_create, caller=office.ada, body=ROOM).status == 403


def test_there_are_only_so_many(invoke, office, monkeypatch):
    mia = office.manager()
    monkeypatch.setattr(MANY, 1)

    assert invoke(rooms_create, caller=mia, body={**ROOM, "kind": "resource"}).status == 201
    assert invoke(rooms_create, caller=mia, body=ROOM).problem == "too-many-rooms"


def test_only_who_is_there_can_be_let_book_it(invoke, office):
    mia, crew = office.manager(), office.group("crew")

    def made(*bookers):
        return invoke(rooms_create, caller=mia, body={**ROOM, "bookers": bookers})

    for bookers, problem in ((("group:nowhere",), "no-group-there"), (("workspace", "person:nobody"), "nobody-there")):
        refused = made(*bookers)
        assert (refused.status, refused.problem) == (422, problem)
        assert [each["field"] for each in refused.json["errors"]] == ["bookers"]
    assert made(crew, "person:ada").status == 201
