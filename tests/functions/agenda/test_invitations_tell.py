import pytest

from functions.agenda import events_delete, events_get, events_move, events_restore, invitations_tell


@pytest.fixture(autouse=True)
def bob(firm):
    firm.person("bob")


def mine(event, mail="bob@example.com"):
    (found,) = (each for each in event["participants"].values() if each["sendTo"]["imip"] == f"mailto:{mail}")
    return found


def test_a_colleague_who_is_invited_has_the_event_and_every_change_of_it(party):
    held = party.invite("bob@example.com", alerts={"a": {"trigger": {"offset": "-PT5M"}}})

    first = party.copy(held, "bob")
    assert (first["title"], first["start"]) == ("Tea", "2026-12-01T16:00:00")
    assert first["replyTo"] == {"imip": f"mailto:{party.address}"}
    assert mine(first).get("participationStatus", "needs-action") == "needs-action"
    assert "alerts" not in first

    party.change(held, {"start": "2026-12-01T17:00:00"})
    moved = party.copy(held, "bob")
    assert (moved["start"], moved["sequence"]) == ("2026-12-01T17:00:00", 1)

    party.change(held, {"participants/bob": None})
    assert party.copy(held, "bob")["status"] == "cancelled"
    assert party.letters() == []


def test_what_is_deleted_is_cancelled_and_what_comes_back_is_on_again(party, invoke, cloud):
    held = party.invite("bob@example.com")

    assert invoke(events_delete, **party.at(held)).status == 204
    cloud.pumps.drain()
    assert party.copy(held, "bob")["status"] == "cancelled"

    assert invoke(events_restore, **party.at(held)).status == 200
    cloud.pumps.drain()
    assert party.copy(held, "bob").get("status", "confirmed") == "confirmed"


def words(letter):
    """All that people and programs read in it."""
    return "\n".join(each.get_content() for each in letter.walk() if each.get_content_maintype() == "text")


def owner(event):
    (found,) = (each for each in event["participants"].values() if "owner" in each["roles"])
    return found


def test_what_the_one_who_invites_says_of_a_change_reaches_all_who_hear_of_it_and_is_not_said_again(
    party, invoke, cloud
):
    held = party.invite("bob@example.com", "grace@example.org")

    party.change(held, {"start": "2026-12-01T17:00:00"}, comment="My train is late")
    assert owner(party.copy(held, "bob"))["participationComment"] == "My train is late"
    assert "My train is late" in words(party.letters()[-1])
    assert "COMMENT;VALUE=TEXT:My train is late" in words(party.letters()[-1])

    party.change(held, {"title": "Cake"})
    assert "participationComment" not in owner(party.copy(held, "bob"))
    assert "My train is late" not in words(party.letters()[-1])

    said = {"comment": "I am ill, let us do it in January"}
    assert invoke(events_delete, **party.at(held), query=said).status == 204
    cloud.pumps.drain()
    gone = party.copy(held, "bob")
    assert (gone["status"], owner(gone)["participationComment"]) == ("cancelled", said["comment"])
    assert "COMMENT;VALUE=TEXT:I am ill\\, let us do it in January" in words(party.letters()[-1])

    back = invoke(events_restore, **party.at(held)).json["event"]
    cloud.pumps.drain()
    assert "participationComment" not in owner(back)
    assert "participationComment" not in owner(party.copy(held, "bob"))


def test_who_is_told_that_one_time_is_off_is_told_why(party, invoke, cloud):
    held = party.invite("grace@example.org", recurrenceRules=[{"@type": "RecurrenceRule", "frequency": "weekly"}])

    query = {"span": "this", "recurrence_id": "2026-12-08T16:00:00", "comment": "A holiday"}
    assert invoke(events_delete, **party.at(held), query=query).status == 204
    cloud.pumps.drain()

    assert "COMMENT;VALUE=TEXT:A holiday" in words(party.letters()[-1])


def test_nobody_outside_hears_of_an_event_that_only_moved_to_another_calendar(party, invoke, cloud):
    held = party.invite("grace@example.org")
    assert len(party.letters()) == 1

    other = party.office.calendar()
    assert invoke(events_move, **party.at(held), body={"calendar_id": other}).status == 200
    cloud.pumps.drain()

    assert len(party.letters()) == 1


def test_nobody_is_told_of_events_without_guests_nor_of_copies(party, invoke, cloud, rows):
    party.invite()
    held = party.invite("bob@example.com")
    copy = {"calendar_id": party.office.default("bob"), "event_id": held["event_id"]}
    caller = {**party.office.ada, "person": "bob"}

    assert invoke(events_get, **copy, caller=caller).json["origin"] == "invitations"
    invoke(invitations_tell)
    assert party.letters() == []
    assert [row["pk"]["S"] for row in rows("agenda-by-address-1")] == [party.address.partition("@")[0]]
