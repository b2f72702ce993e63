import time
from dataclasses import replace

from agenda.events.rows import account, journal
from agenda.invitations import Errand
from agenda.invitations.addresses import calendar_address
from agenda.invitations.files import messages
from agenda.invitations.model import Message
from agenda.invitations.occurrences import moment
from agenda.invitations.post import read
from agenda.invitations.replying import respond
from agenda.invitations.table import InvitationBooks
from functions.agenda import invitations_deliver
from identity.workspaces.table import journal as workspaces
from kernel.pages import Page
from tests.functions.agenda.chambers import Chambers
from tests.functions.agenda.guests import DOMAIN, guest
from tests.functions.batches import delivery, message

NOW = moment("2026-11-20T10:00:00Z")


def bring(invoke, errand):
    body = errand.model_dump_json()
    return invoke(
        invitations_deliver,
        event=delivery(message(1, body, workspace=errand.workspace, queue="test-agenda-invitations")),
    )


def test_who_is_outside_gets_a_letter_that_programs_act_on_once(party, invoke):
    held = party.invite("grace@example.org", locations={"a": {"@type": "Location", "name": "Kitchen"}})

    (letter,) = party.letters()
    assert (letter["To"], letter["Reply-To"]) == ("grace@example.org", party.address)
    assert letter["Subject"] == "Invitation: Tea, 1 December 2026, 16:00"
    assert letter["From"].addresses[0].display_name == "Ada"
    assert "Acme" in letter.get_body(("html",)).get_content()
    kinds = [(part.get_content_type(), part.get_param("method")) for part in letter.walk() if not part.is_multipart()]
    assert kinds == [
        ("text/plain", None),
        ("text/html", None),
        ("text/calendar", "REQUEST"),
        ("application/ics", None),
    ]
    text = letter.get_body(("plain",)).get_content()
    for said in ("Ada invites you", "Tuesday, 1 December 2026, 16:00", "Kitchen", "grace@example.org"):
        assert said in text
    (heard,) = messages(read(letter.as_bytes()), "grace@example.org")
    assert (heard.method, heard.sender, heard.entries[0]["title"]) == ("REQUEST", party.address, "Tea")

    party.change(held, {"title": "Coffee"})
    party.change(held, {"color": "red"})
    assert [each["Subject"] for each in party.letters()[1:]] == ["Changed: Coffee, 1 December 2026, 16:00"]


def errand(party):
    entry = {"@type": "Event", "uid": "u", "start": "2026-12-01T09:00:00", "updated": "2026-11-20T10:00:00Z"}
    people = {"a": guest("calendar-1@parlour.example.com", roles={"owner": True}), "g": guest("grace@example.org")}
    said = ({**entry, "participants": people},)
    message = Message("REQUEST", "u", "ada@example.com", "grace@example.org", said, NOW)
    return Errand.of(party.office.workspace, "e1", message)


def test_a_workspace_that_is_closed_writes_to_nobody(party, invoke):
    workspaces().change(party.office.workspace, "workspace", lambda it: it.model_copy(update={"status": "suspended"}))

    assert bring(invoke, errand(party)).payload == {"batchItemFailures": []}
    assert party.letters() == []


def test_the_same_message_is_brought_once_however_often_it_comes(party, invoke):
    for _ in range(2):
        assert bring(invoke, errand(party)).payload == {"batchItemFailures": []}

    assert len(party.letters()) == 1


def test_who_is_interrupted_while_sending_is_waited_for_and_then_replaced(party, invoke, monkeypatch):
    assert InvitationBooks().claim(party.office.workspace, errand(party).claim)
    assert bring(invoke, errand(party)).payload != {"batchItemFailures": []}
    assert party.letters() == []

    later = time.time() + 301
    monkeypatch.setattr("agenda.invitations.table.time.time", lambda: later)
    assert bring(invoke, errand(party)).payload == {"batchItemFailures": []}
    assert len(party.letters()) == 1


def test_an_answer_comes_into_the_calendar_in_which_the_event_is(party, invoke, cloud):
    other = party.office.calendar()
    party.office.default = lambda name="ada", was=party.office.default: other if name == "ada" else was(name)
    held = party.invite("grace@example.org")
    grace = guest("grace@example.org", participationStatus="accepted", expectReply=False)
    entry = {"@type": "Event", "uid": held["event"]["uid"], "participants": {"g": grace}}
    answer = Message(
        "REPLY", held["event"]["uid"], "grace@example.org", party.address, (entry,), NOW.replace(year=2027)
    )

    for _ in range(2):
        bring(invoke, Errand.of(party.office.workspace, held["event_id"], answer))
    cloud.pumps.drain()

    event = party.copy(held, "ada")
    assert event["participants"]["grace"]["participationStatus"] == "accepted"
    assert len(party.letters()) == 1


def test_what_got_lost_on_its_way_is_said_again(party, cloud):
    for name in ("bob", "cat"):
        party.office.person(name)
    held = party.invite("bob@example.com")
    copy, bob = party.copy(held, "bob"), frozenset({"bob@example.com"})
    accepted, lost = respond(copy, bob, "accepted", NOW)

    def unheard(it):
        return it.model_copy(update={"event": accepted, "origin": "elsewhere"})

    InvitationBooks().write(party.office.workspace, party.office.default("bob"), held["event_id"], unheard)
    party.change(held, {"participants/cat": guest("cat@example.com")})
    assert lost[0].method == "REPLY"
    assert "participationStatus" not in party.copy(held, "ada")["participants"]["bob"]

    party.change(held, {"participants/cat": None})
    assert party.copy(held, "ada")["participants"]["bob"]["participationStatus"] == "accepted"


def test_who_cannot_be_written_to_holds_up_nobody(party, invoke):
    said = errand(party).message
    lost = Errand.of(party.office.workspace, "e1", replace(said, to="grace@localhost"))

    assert bring(invoke, lost).payload == {"batchItemFailures": []}
    assert party.letters() == []


def test_an_address_that_nobody_has_gets_nothing(party, invoke, firm):
    workspace = party.office.workspace
    firm.person("mia", status="gone", email="")
    for person in ("eve", "mia"):
        said = Message("REQUEST", "u", "ada@example.com", calendar_address(workspace, person, DOMAIN), (), NOW)
        assert bring(invoke, Errand.of(workspace, "e1", said)).payload == {"batchItemFailures": []}
    assert party.letters() == []


def test_a_room_answers_by_itself_who_has_it_and_leaves_it_when_it_is_not_wanted_any_more(party):
    chambers = Chambers(party.office)
    blue = chambers.room("Blue", capacity=8)

    def standing():
        found = journal().page(account(party.office.workspace, blue), Page(limit=10)).items
        return [it.event["title"] for it in found]

    def answer(held):
        room = party.copy(held, "ada")["participants"]["room"]
        return room["participationStatus"], room.get("participationComment", "")

    tea, talk = (party.invite(title=title, participants={"room": chambers.asked(blue)}) for title in ("Tea", "Talk"))
    assert (answer(tea), standing()) == (("accepted", ""), ["Tea"])
    assert answer(talk) == ("declined", "Blue is taken: 2026-12-01 16:00 to 17:00.")
    party.change(tea, {"start": "2026-12-02T16:00:00"})
    party.change(talk, {"title": "Long talk"})
    assert (answer(tea)[0], answer(talk)[0], sorted(standing())) == ("accepted", "accepted", ["Long talk", "Tea"])
    party.change(talk, {"participants/room": None})
    assert standing() == ["Tea"]
    assert party.letters() == []
