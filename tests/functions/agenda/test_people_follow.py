from functions.agenda import people_follow
from functions.identity import people_remove, people_update
from tests.functions.identity.colleagues import Company


def test_the_room_knows_who_is_there_as_identity_tells(invoke, cloud, rows):
    acme = Company()
    cloud.pumps.drain()
    bob = acme.hire("bob")
    cloud.pumps.drain()
    invoke(people_update, caller=acme.admin, person=bob, body={"name": "Bobby"})
    cloud.pumps.drain()

    known = {row["sk"]["S"]: row for row in rows("agenda-people-1")}
    assert {row["pk"]["S"] for row in known.values()} == {acme.id}
    assert known.keys() == {acme.ada, bob}
    assert (known[bob]["email"]["S"], "Bobby" in known[bob]["rest"]["S"]) == ("bob@example.com", True)

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
