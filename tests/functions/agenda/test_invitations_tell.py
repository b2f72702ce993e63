import pytest

from agenda.events.table import EventTable
from agenda.invitations.hearing import Hearsay
from agenda.invitations.occurrences import occurrence
from agenda.invitations.rounds import FEW
from functions.agenda import (
    events_delegate,
    events_delete,
    events_get,
    events_move,
    events_reply,
    events_restore,
    invitations_deliver,
    invitations_tell,
)
from tests.functions.agenda.chambers import Chambers
from tests.functions.agenda.guests import guest
from tests.functions.batches import delivery, message


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


def test_guests_hear_whether_it_is_certain_and_that_it_is_off(party):
    held = party.invite("bob@example.com", "grace@example.org", status="tentative")
    assert "Tentative: it may yet change" in words(party.letters()[-1])
    assert "STATUS:TENTATIVE" in words(party.letters()[-1])

    party.change(held, {"status": "confirmed"})
    assert party.copy(held, "bob")["status"] == "confirmed"
    assert party.copy(held, "bob")["sequence"] == 0, "what they answered stands"
    certain = words(party.letters()[-1])
    assert "Confirmed: it was tentative before" in certain
    assert "METHOD:REQUEST" in certain
    assert "STATUS:CONFIRMED" in certain

    told = len(party.letters())
    party.change(held, {"status": None})
    assert len(party.letters()) == told, "that is what is so where nothing is said"

    party.change(held, {"status": "cancelled"})
    assert party.copy(held, "bob")["status"] == "cancelled"
    assert "METHOD:CANCEL" in words(party.letters()[-1])


def test_guests_hear_that_one_time_is_off_by_its_status(party):
    weekly = [{"@type": "RecurrenceRule", "frequency": "weekly"}]
    held, second = party.invite("bob@example.com", "grace@example.org", recurrenceRules=weekly), "2026-12-08T16:00:00"

    party.change(held, {"status": "cancelled"}, span="this", recurrence_id=second)

    assert party.copy(held, "bob")["recurrenceOverrides"][second]["excluded"] is True
    assert party.letters()[-1]["Subject"] == "Cancelled: Tea, 8 December 2026, 16:00"
    assert "METHOD:CANCEL" in words(party.letters()[-1])
    assert "RECURRENCE-ID" in words(party.letters()[-1])


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


def answer(party, held, name, status, **said):
    """What somebody says in their own copy, once everybody heard of it."""
    path = {"calendar_id": party.office.default(name), "event_id": held["event_id"]}
    caller = {**party.office.ada, "person": name}
    assert party.invoke(events_reply, **path, caller=caller, body={"status": status, **said}).status == 200
    party.cloud.pumps.drain()


def company(party, held, name, rid=None):
    """Who comes besides, as somebody's copy has it."""
    event = party.copy(held, name)
    it = event if rid is None else occurrence(event, rid)
    said = {each["sendTo"]["imip"][7:].partition("@")[0]: each for each in it["participants"].values()}
    return {
        who: each.get("participationStatus", "needs-action")
        for who, each in said.items()
        if who != name and "attendee" in each["roles"]
    }


def test_colleagues_who_are_invited_know_who_else_comes_and_nothing_else_changes(party, firm):
    firm.person("cat")
    blue = Chambers(firm).room("Blue")
    people = {"bob": guest("bob@example.com"), "cat": guest("cat@example.com"), "room": Chambers.asked(blue)}
    held = party.invite(participants=people)
    assert set(company(party, held, "bob").values()) == {"needs-action", "accepted"}, "the room is booked"

    answer(party, held, "cat", "tentative", comment="If the train is on time")
    first = party.copy(held, "bob")
    assert company(party, held, "bob")["cat"] == "tentative"
    assert mine(first, "cat@example.com")["participationComment"] == "If the train is on time"
    answer(party, held, "bob", "accepted")
    answer(party, held, "cat", "declined")

    bob, cat = (party.copy(held, name) for name in ("bob", "cat"))
    assert (company(party, held, "bob")["cat"], company(party, held, "cat")["bob"]) == ("declined", "accepted")
    assert (mine(bob)["participationStatus"], mine(cat, "cat@example.com")["participationStatus"]) == (
        "accepted",
        "declined",
    )
    assert (bob["sequence"], bob["title"], party.letters()) == (0, "Tea", [])


def test_an_answer_to_one_time_is_known_of_that_time_and_whom_somebody_sends_is_known(party, firm):
    firm.person("cat")
    weekly = [{"@type": "RecurrenceRule", "frequency": "weekly", "count": 3}]
    held = party.invite("bob@example.com", "cat@example.com", recurrenceRules=weekly)
    second = "2026-12-08T16:00:00"

    answer(party, held, "cat", "accepted")
    answer(party, held, "cat", "declined", recurrence_id=second)
    assert (company(party, held, "bob")["cat"], company(party, held, "bob", second)["cat"]) == ("accepted", "declined")
    answer(party, held, "cat", "tentative")
    assert company(party, held, "bob", second)["cat"] == "tentative"

    path = {"calendar_id": firm.default("cat"), "event_id": held["event_id"]}
    firm.person("dan")
    caller = {**firm.ada, "person": "cat"}
    assert party.invoke(events_delegate, **path, caller=caller, body={"email": "dan@example.com"}).status == 200
    party.cloud.pumps.drain()
    answer(party, held, "dan", "accepted")
    assert company(party, held, "bob") == {"cat": "delegated", "dan": "accepted"}


def test_who_is_not_to_know_of_the_others_who_threw_it_away_and_who_is_elsewhere_hear_nothing(party, firm, invoke):
    firm.person("cat")
    hidden = party.invite("bob@example.com", "cat@example.com", hideAttendees=True)
    answer(party, hidden, "cat", "accepted")
    assert company(party, hidden, "bob") == {}

    held = party.invite("bob@example.com", "cat@example.com", "grace@example.org")
    path = {"calendar_id": firm.default("bob"), "event_id": held["event_id"], "caller": {**firm.ada, "person": "bob"}}
    letters = len(party.letters())
    assert invoke(events_delete, **path).status == 204
    answer(party, held, "cat", "accepted")
    assert (party.copy(held, "bob"), len(party.letters())) == (None, letters)
    assert company(party, held, "cat")["bob"] == "declined"


def test_the_answers_of_many_are_gathered_and_told_together(party, firm, rows):
    """Ten guests hear of each answer at once; of eleven, all hear after eleven seconds, of all who answered by then."""
    names = [f"guest{number}" for number in range(FEW + 1)]
    for name in names:
        firm.person(name)
    held = party.invite(*(f"{name}@example.com" for name in names))
    before = party.copy(held, names[0])

    for name in names[1:4]:
        answer(party, held, name, "accepted")
    assert party.copy(held, names[0]) == before
    marks = [row for row in rows("agenda-invitations-1") if row["sk"]["S"].startswith("hearsay|")]
    assert len(marks) == 1

    it = Hearsay(workspace=firm.workspace, event_id=held["event_id"], host=party.address)
    body = message(1, it.model_dump_json(), workspace=firm.workspace, queue="test-agenda-invitations")
    party.invoke(invitations_deliver, event=delivery(body))
    party.cloud.pumps.drain()
    known = company(party, held, names[0])
    assert sorted(who for who, status in known.items() if status == "accepted") == names[1:4]


def test_a_copy_that_somebody_put_into_another_of_their_calendars_is_told_there(party, firm, invoke):
    firm.person("cat")
    held, other = party.invite("bob@example.com", "cat@example.com"), firm.calendar(owner="bob")
    bob = {**firm.ada, "person": "bob"}

    def move(source, target):
        path = {"calendar_id": source, "event_id": held["event_id"], "caller": bob}
        assert invoke(events_move, **path, body={"calendar_id": target}).status == 200
        party.cloud.pumps.drain()

    def there():
        kept = EventTable().find(firm.workspace, other, [held["event_id"]]).get(held["event_id"])
        return kept.event if kept else None

    move(firm.default("bob"), other)
    party.change(held, {"title": "Coffee"})
    answer(party, held, "cat", "accepted")
    assert (party.copy(held, "bob"), there()["title"]) == (None, "Coffee")
    assert mine(there(), "cat@example.com")["participationStatus"] == "accepted"

    move(other, firm.default("bob"))
    party.change(held, {"title": "Cake"})
    assert (party.copy(held, "bob")["title"], there()) == ("Cake", None)
    move(firm.default("bob"), other)
    assert invoke(events_delete, calendar_id=other, event_id=held["event_id"], caller=bob).status == 204
    party.change(held, {"title": "Bread"})
    assert (party.copy(held, "bob")["title"], there()) == ("Bread", None)
