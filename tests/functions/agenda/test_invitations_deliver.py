import time
from dataclasses import replace
from datetime import UTC, datetime

import boto3

from agenda.events.model import identified
from agenda.events.rows import account, journal
from agenda.invitations.addresses import calendar_address
from agenda.invitations.errands import Errand
from agenda.invitations.files import messages
from agenda.invitations.hearing import Hearsay
from agenda.invitations.model import Message
from agenda.invitations.post import read
from agenda.invitations.queues import ErrandQueue
from agenda.invitations.replying import respond
from agenda.invitations.rounds import FEW
from agenda.invitations.table import InvitationBooks
from functions.agenda import events_create, events_resend
from identity.workspaces.table import journal as workspaces
from kernel.callers import PersonId
from kernel.pages import Page
from tests.functions.agenda.chambers import Chambers, coming
from tests.functions.agenda.delivering import NOW, bring, crowd, errand
from tests.functions.agenda.fronts import answer, left, subjects
from tests.functions.agenda.guests import DOMAIN, guest


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

    at, people = coming("16:00"), {"room": chambers.asked(blue)}
    tea, talk = (party.invite(title=title, start=at, participants=people) for title in ("Tea", "Talk"))
    assert (answer(tea), standing()) == (("accepted", ""), ["Tea"])
    assert answer(talk) == ("declined", f"Blue is taken: {at[:10]} 16:00 to 17:00.")
    party.change(tea, {"start": coming("16:00", days=1)})
    party.change(talk, {"title": "Long talk"})
    assert (answer(tea)[0], answer(talk)[0], sorted(standing())) == ("accepted", "accepted", ["Long talk", "Tea"])
    party.change(talk, {"participants/room": None})
    assert standing() == ["Tea"]
    assert party.letters() == []


def test_who_invites_one_person_does_not_wait_for_another_event_with_hundreds(party, invoke, cloud):
    """Both are put down before anybody is told: a few of the many come first, then the one, then all others."""
    body = {"title": "Townhall", "start": "2026-12-01T16:00:00", "timeZone": "Europe/Berlin", "@type": "Event"}
    for said in ({**body, "participants": crowd(30)}, {**body, "title": "Tea", "participants": crowd(1)}):
        at = {"calendar_id": party.office.default(), "caller": party.office.ada}
        assert invoke(events_create, **at, body=said).status == 201
    assert cloud.pumps.drain()

    subjects = [each["Subject"].split(":")[1].split(",")[0].strip() for each in party.letters()]
    assert len(subjects) == 31
    assert subjects.index("Tea") <= FEW
    assert len({each["To"] for each in party.letters() if "Townhall" in each["Subject"]}) == 30


def test_many_guests_hear_of_what_changes_each_once_and_so_does_a_colleague_among_them(party, cloud):
    party.office.person("bob")
    held = party.invite("bob@example.com", participants={"bob": guest("bob@example.com"), **crowd(12)})
    party.change(held, {"title": "Coffee"})

    assert party.copy(held, "bob")["title"] == "Coffee"
    changed = [each["To"] for each in party.letters() if each["Subject"].startswith("Changed: Coffee")]
    assert (len(changed), len(set(changed))) == (12, 12)


def test_what_is_told_of_a_large_event_fits_into_a_queue(party, cloud):
    words = " ".join(f"{number:x}" for number in range(12_000))
    halls = {name: {"name": f"Hall {name}", "description": words} for name in "ab"}
    held = party.invite("grace@example.org", description=words, locations=halls)
    party.change(held, {"title": "Coffee"})

    assert [each["Subject"].split(":")[0] for each in party.letters()] == ["Invitation", "Changed"]


def test_all_who_have_not_answered_are_asked_once_more_a_few_at_a_time(party, invoke):
    held = party.invite(participants=crowd(15))
    answer = invoke(events_resend, **party.at(held), body={"comment": "The cake is ordered"})
    party.cloud.pumps.drain()

    assert len(answer.json["to"]) == 15
    again = [each for each in party.letters() if "The cake is ordered" in each.get_body(("plain",)).get_content()]
    assert {each["To"] for each in again} == set(answer.json["to"])


def test_who_is_to_hear_who_comes_before_they_have_a_copy_hears_it_later_and_once(party, invoke, cloud):
    for name in ("bob", "cat"):
        party.office.person(name)
    people = {name: guest(f"{name}@example.com") for name in ("bob", "cat")}
    body = {"@type": "Event", "title": "Tea", "start": "2026-12-01T16:00:00", "timeZone": "Europe/Berlin"}
    path = {"calendar_id": party.office.default(), "caller": party.office.ada}
    held = invoke(events_create, **path, body={**body, "participants": people}).json
    InvitationBooks().keep(party.office.workspace, "ada")

    it = Hearsay(workspace=party.office.workspace, event_id=held["event_id"], host=party.address)
    for order in (it, it.model_copy(update={"host": calendar_address("elsewhere", "ada", DOMAIN)})):
        assert bring(invoke, order).payload == {"batchItemFailures": []}
    cloud.pumps.drain()
    assert party.copy(held, "bob")["title"] == "Tea"
    url = boto3.client("sqs").get_queue_url(QueueName="test-agenda-invitations")["QueueUrl"]
    delayed = "ApproximateNumberOfMessagesDelayed"
    answer = boto3.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=[delayed])
    assert answer["Attributes"][delayed] == "2"


def test_what_a_guest_answers_from_a_calendar_here_to_a_host_who_left_reaches_the_others(front):
    front.office.person("bob")
    front.page("ada", "bob", caller=front.office.manager(), kind="collective")
    front.book(9)
    said = answer(front.letters()["grace@example.com"], "declined")
    left(front, "ada")

    bring(front.invoke, Errand.of(front.office.workspace, identified(said.uid), said))

    assert subjects(front) == {"grace@example.com": "Cancelled", "bob@example.com": "Cancelled"}


def test_so_many_letters_leave_in_somebodys_name_in_a_day_and_the_others_wait(party, invoke, monkeypatch):
    put = []
    monkeypatch.setattr("agenda.invitations.postage.EACH", 2)
    monkeypatch.setattr(ErrandQueue, "put", lambda _, it, *, delay=0: put.append((it, delay)))
    to = [f"g{number}@example.org" for number in range(4)]
    for each in (to[0], *to):  # what went out already counts no more
        bring(invoke, errand(party).model_copy(update={"to": each}))
    *sent, told = party.letters()
    assert [each["To"] for each in sent] == to[:2]
    assert ("wait until" in told["Subject"], told["To"]) == (True, "Ada <ada@example.com>")
    assert "2 letters about events went out in your name" in told.get_body(("plain",)).get_content().replace("\n", " ")
    assert [it.to for it, _ in put] == to[2:]
    assert all(0 < delay <= 900 and it.waits > datetime.now(UTC) for it, delay in put)
    (first, _), _ = put
    bring(invoke, first)
    assert (len(party.letters()), put[-1][0]) == (3, first), "it waits on, and costs nothing"
    tomorrow = time.time() + 24 * 3600 + 60
    monkeypatch.setattr("kernel.limits.time.time", lambda: tomorrow)
    bring(invoke, first.model_copy(update={"waits": NOW}))
    assert party.letters()[-1]["To"] == to[2]


def test_letters_that_waited_for_somebody_who_may_not_come_in_any_more_are_not_sent(party, invoke):
    ada = party.office.people.find(party.office.workspace, ["ada"])["ada"]
    gone = ada.model_copy(update={"status": "deactivated", "modseq": ada.modseq + 1})
    party.office.people.keep(party.office.workspace, gone, ada.modseq)
    for waits, sent in ((NOW, 0), (None, 1)):
        bring(invoke, errand(party).model_copy(update={"waits": waits}))
        assert len(party.letters()) == sent


def test_letters_that_waited_for_who_left_are_not_sent_but_what_their_leaving_brings_about(front, invoke, monkeypatch):
    put = []
    monkeypatch.setattr("agenda.invitations.postage.EACH", 0)
    monkeypatch.setattr(ErrandQueue, "put", lambda _, it, **__: put.append(it))
    written = errand(front).model_copy(update={"sender": calendar_address(front.office.workspace, "ada", DOMAIN)})
    InvitationBooks().keep(front.office.workspace, PersonId("ada"))
    bring(invoke, written)
    left(front, "ada")
    bring(invoke, written.model_copy(update={"to": "bob@example.org", "method": "CANCEL"}))
    front.letters()

    monkeypatch.setattr("agenda.invitations.postage.EACH", 2)
    for each in put[:2]:
        bring(invoke, each.model_copy(update={"waits": NOW}))
    assert list(front.letters()) == ["bob@example.org"]
    assert InvitationBooks().claim(front.office.workspace, put[0].claim), "who sends it once more can"


def test_a_workspace_sends_no_more_than_so_many_letters_whoever_writes_them(party, invoke, monkeypatch):
    monkeypatch.setattr("agenda.invitations.postage.ALL", 1)
    for each in ("g1@example.org", "g2@example.org"):
        bring(invoke, errand(party).model_copy(update={"to": each}))

    assert [each["To"] for each in party.letters()] == ["g1@example.org", "Ada <ada@example.com>"]
    assert "went out from Acme" in party.letters()[1].get_body(("plain",)).get_content().replace("\n", " ")


def test_what_a_workspace_may_not_send_any_more_counts_for_nobody(party, invoke, monkeypatch):
    monkeypatch.setattr("agenda.invitations.postage.EACH", 2)
    monkeypatch.setattr(ErrandQueue, "put", lambda *_, **__: None)
    for most, numbers in ((1, range(4)), (9, range(1, 4))):
        monkeypatch.setattr("agenda.invitations.postage.ALL", most)
        for number in numbers:
            bring(invoke, errand(party).model_copy(update={"to": f"g{number}@example.org"}))
    guests = [each["To"] for each in party.letters() if each["To"].endswith("@example.org")]
    assert guests == ["g0@example.org", "g1@example.org"]
