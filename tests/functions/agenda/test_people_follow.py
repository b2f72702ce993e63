from functions.agenda import calendars_get, calendars_list, people_follow, shelf_list
from functions.identity import people_remove
from tests.functions.agenda.comings import came
from tests.functions.agenda.offices import USUAL, Office
from tests.functions.identity.colleagues import Company

BOB = {"person": "bob", "scopes": USUAL}


def shown(invoke, caller):
    return {each["calendar_id"]: each["role"] for each in invoke(calendars_list, caller=caller).json["items"]}


def test_the_room_knows_who_is_there_as_identity_tells(invoke, cloud, rows):
    acme = Company()
    cloud.pumps.drain()
    bob = acme.hire("bob")
    cloud.pumps.drain()

    known = {row["sk"]["S"]: row for row in rows("agenda-people-1")}
    assert {row["pk"]["S"] for row in known.values()} == {acme.id}
    assert known.keys() == {acme.ada, bob}
    assert known[bob]["email"]["S"] == "bob@example.com"

    invoke(people_remove, caller=acme.admin, person=bob)
    cloud.pumps.drain()
    (gone,) = (row for row in rows("agenda-people-1") if row["sk"]["S"] == bob)
    assert gone["status"]["S"] == "gone"
    assert "bob" not in str({**gone, "sk": None}).casefold()


def test_what_is_older_than_what_is_known_changes_nothing(invoke, rows):
    invoke(people_follow)
    before = rows("agenda-people-1")
    invoke(people_follow)

    assert rows("agenda-people-1") == before != []


def test_who_comes_has_a_calendar_and_what_their_groups_see(invoke, cloud):
    office = Office()
    groups, everybody, rare = (office.calendar(shares={to: "read"}) for to in ("group:red", "workspace", "group:blue"))
    came(cloud, "bob", 1, "created", groups=["red"])

    assert shown(invoke, BOB) == {office.default("bob"): "admin", groups: "read", everybody: "read"}
    came(cloud, "bob", 2, groups=["blue"])
    assert shown(invoke, BOB) == {office.default("bob"): "admin", rare: "read", everybody: "read"}
    assert groups not in str(invoke(shelf_list, caller=BOB).json)


def test_what_belonged_to_who_left_is_the_workspaces_own_and_they_see_nothing_any_more(invoke, cloud):
    office = Office()
    office.person("bob")
    theirs, shared = office.calendar("bob", shares={"person:ada": "write"}), office.calendar()
    office.shelve("bob", shared, "person:bob")
    came(cloud, "bob", 2, "destroyed")

    boss = office.manager()
    left = invoke(calendars_get, caller=boss, calendar_id=theirs).json
    assert (left["owner"], left["role"], left["shares"]) == (None, "admin", [{"to": "person:ada", "role": "write"}])
    assert invoke(calendars_get, caller=office.ada, calendar_id=shared).json["shares"] == []
    assert invoke(calendars_get, caller=boss, calendar_id=office.default("bob")).json["owner"] is None

    came(cloud, "bob", 3, "created")  # back again
    (mine,) = shown(invoke, BOB)
    assert mine not in {theirs, shared, office.default("bob")}
