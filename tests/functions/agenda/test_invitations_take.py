from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agenda.events.model import identified
from agenda.events.table import EventTable
from agenda.invitations import taking
from agenda.invitations.files import messages
from agenda.invitations.occurrences import occurrence
from agenda.invitations.post import read
from agenda.invitations.taking import Came
from agenda.rooms.addresses import room_address
from functions.agenda import (
    events_propose,
    invitations_take,
    manners_update,
    proposals_decide,
    proposals_list,
    requests_decide,
)
from tests.functions.agenda.chambers import Chambers, coming
from tests.functions.agenda.guests import DOMAIN, VERDICTS, asking, asking_for, came, guest, letter, reply
from tests.functions.batches import delivery, message

FILES = Path(__file__).parents[2] / "layers/agenda/invitations/files"


def take(party, to, raw, person="ada", envelope="grace@example.org", room="", **verdicts):
    came(party.cloud, "m1", raw, to)
    said = {name: verdicts.get(name, "PASS") for name in VERDICTS}
    it = Came(
        workspace=party.office.workspace, person=person, room=room, key="in/m1", envelope=envelope, to=to, verdicts=said
    )
    body = message(1, it.model_dump_json(), workspace=party.office.workspace, queue="test-agenda-post")
    assert party.invoke(invitations_take, event=delivery(body)).payload == {"batchItemFailures": []}
    party.cloud.pumps.drain()


def test_google_invites_and_the_event_is_in_the_calendar(party, invoke, cloud, firm):
    firm.person("bob")
    raw = (FILES / "google-request.eml").read_bytes()

    for _ in range(2):
        take(party, "calendar-bob@parlour.example.com", raw, "bob", "bounces@google.com")

    uid = "1q2w3e4r5t6z7u8i9o0p@google.com"
    found = EventTable().find(party.office.workspace, firm.default("bob"), [identified(uid)])
    assert [each.event["title"] for each in found.values()] == ["Stand-up"]
    assert party.letters() == []


def test_whatever_a_program_writes_comes_to_its_place_or_does_no_harm(party, invoke, firm):
    bob, specimens = firm.person("bob"), FILES.parent / "specimens"
    for name in ("apple-request-attached", "proton-request", "nextcloud-request", "outlook-winmail"):
        take(party, "calendar-bob@parlour.example.com", (specimens / f"{name}.eml").read_bytes(), "bob")

    uids = ("0C6A7E1D-6B1B-4E53-9A73-5E7A0F5C9A11", "IAni7dazrh7RFc_rbQ1c1m4K3JEQ@proton.me")
    found = EventTable().find(firm.workspace, firm.default("bob"), map(identified, uids))
    assert {each.event["title"] for each in found.values()} == {"Wanderung", "Walk on the moon"}
    (it,) = invoke(proposals_list, caller=bob).json["items"]
    assert (it["kind"], it["sender"], it["title"]) == (
        "unverified",
        "invitations-noreply@cloud.example.com",
        "Spieleabend",
    )


def proposed(party, invoke, **said):
    """What Ada is invited to by somebody elsewhere, to whom she proposed another time."""
    first = asking(party, "grace@example.org", "tea@example.org", updated="2026-11-20T08:00:00Z")
    take(party, party.address, letter(replace(first, stamp=datetime(2026, 11, 20, 8, tzinfo=UTC))))
    path = party.at({"event_id": identified("tea@example.org")})
    assert invoke(events_propose, **path, body={"start": "2026-12-02T15:00:00", **said}).status == 202
    party.cloud.pumps.drain()
    assert [each["Subject"][:17] for each in party.letters()] == ["New time proposed"]


def moved(party, start="2026-12-02T15:00:00", minute=0, method="REQUEST", **said):
    """What the one elsewhere says then: when it is, and whether Ada comes."""
    at = {"start": start, "updated": f"2026-11-20T09:{minute:02}:00Z", **said}
    it = asking(party, "grace@example.org", "tea@example.org", **at)
    sequence = it.entries[0].get("sequence", 0)
    stamp = datetime(2026, 11, 20, 9, minute, tzinfo=UTC)
    take(party, party.address, letter(replace(it, method=method, stamp=stamp, sequence=sequence)))
    event = party.copy({"event_id": identified("tea@example.org")}, "ada")
    return event["start"], comes(event)


def comes(event):
    (me,) = (each for each in event["participants"].values() if each["sendTo"]["imip"] == "mailto:ada@example.com")
    return me.get("participationStatus", "needs-action")


def test_who_proposed_when_it_is_now_comes_then_and_says_so_once_to_who_invites_elsewhere(party, invoke):
    proposed(party, invoke)

    for _ in range(2):
        assert moved(party, sequence=1) == ("2026-12-02T15:00:00", "accepted")
    assert [each["Subject"] for each in party.letters()[1:]] == ["Accepted: Tea, 2 December 2026, 15:00"]
    (said,) = messages(read(party.letters()[-1].as_bytes()), "grace@example.org")
    assert (said.method, said.sequence, said.sender) == ("REPLY", 1, "ada@example.com")

    assert moved(party, "2026-12-03T15:00:00", 5, sequence=2) == ("2026-12-03T15:00:00", "needs-action")
    assert moved(party, minute=6, sequence=3) == ("2026-12-02T15:00:00", "needs-action"), "that was long ago"


def test_it_is_the_same_time_by_whatever_clock_and_who_knows_that_one_comes_is_not_told(party, invoke):
    proposed(party, invoke, start="2026-12-02T14:00:00", time_zone="Europe/London")
    people = {
        "h": guest("grace@example.org", roles={"owner": True}),
        "a": guest("ada@example.com", participationStatus="accepted"),
    }

    assert moved(party, sequence=1, participants=people) == ("2026-12-02T15:00:00", "accepted")
    assert len(party.letters()) == 1


@pytest.mark.parametrize(
    "otherwise",
    [
        pytest.param({"start": "2026-12-02T15:30:00", "sequence": 1}, id="another time"),
        pytest.param({"duration": "PT2H", "sequence": 1}, id="longer"),
        pytest.param({"sequence": 0}, id="no new version"),
    ],
)
def test_who_is_granted_something_else_is_asked_anew(party, invoke, otherwise):
    proposed(party, invoke)

    assert moved(party, **otherwise)[1] == "needs-action"
    assert len(party.letters()) == 1


def test_what_was_declined_is_proposed_no_longer(party, invoke):
    proposed(party, invoke)

    moved(party, method="DECLINECOUNTER")
    assert moved(party, minute=5, sequence=1)[1] == "needs-action"


def test_one_time_of_a_series_is_granted_by_itself(party, invoke):
    weekly, second = [{"@type": "RecurrenceRule", "frequency": "weekly", "count": 3}], "2026-12-08T16:00:00"
    first = asking(
        party, "grace@example.org", "tea@example.org", recurrenceRules=weekly, updated="2026-11-20T08:00:00Z"
    )
    take(party, party.address, letter(replace(first, stamp=datetime(2026, 11, 20, 8, tzinfo=UTC))))
    held = {"event_id": identified("tea@example.org")}
    said = {"start": "2026-12-08T18:00:00", "recurrence_id": second}
    assert invoke(events_propose, **party.at(held), body=said).status == 202
    party.cloud.pumps.drain()

    moved(party, "2026-12-08T18:00:00", sequence=1, recurrenceId=second, recurrenceIdTimeZone="Europe/Berlin")

    assert comes(occurrence(party.copy(held, "ada"), second)) == "accepted"
    assert comes(party.copy(held, "ada")) == "needs-action"
    (told,) = messages(read(party.letters()[-1].as_bytes()), "grace@example.org")
    assert (told.method, told.entries[0]["recurrenceId"]) == ("REPLY", second)


def test_an_answer_is_taken_from_whom_it_is_of_and_shown_if_nobody_knows(party, invoke, cloud, firm):
    held = party.invite("grace@example.org")
    raw = letter(reply(held, party.address))

    take(party, party.address, raw, dmarc="FAIL")
    take(party, party.address, raw, virus="FAIL")
    take(party, party.address, letter(reply(held, party.address), author="eve@example.net"))
    assert "participationStatus" not in party.copy(held, "ada")["participants"]["grace"]
    shown = invoke(proposals_list, caller=firm.ada).json["items"]
    assert [(each["kind"], each["method"]) for each in shown] == [("unverified", "REPLY")] * 2
    assert {each["sender"] for each in shown} == {"grace@example.org", "eve@example.net"}

    take(party, party.address, raw)
    assert party.copy(held, "ada")["participants"]["grace"]["participationStatus"] == "accepted"


def test_who_asks_how_it_is_is_told_and_what_says_nothing_does_nothing(party, invoke, cloud):
    held = party.invite("grace@example.org")
    assert len(party.letters()) == 1
    party.change(held, {"title": "Coffee"})

    asks = replace(reply(held, party.address), method="REFRESH")
    for _ in range(2):
        take(party, party.address, letter(asks))
    take(party, party.address, b"From: grace@example.org\r\n\r\nHello")
    take(party, party.address, letter(asks), person="nobody")

    assert [each["Subject"].partition(":")[0] for each in party.letters()] == ["Invitation", "Changed", "Once more"]


def test_who_asks_all_day_how_it_is_is_not_answered_all_day(party, monkeypatch):
    monkeypatch.setattr(taking, "_ADDED", 1)
    asks = replace(reply(party.invite("grace@example.org"), party.address), method="REFRESH")

    for minute in range(3):
        take(party, party.address, letter(replace(asks, stamp=asks.stamp + timedelta(minutes=minute))))

    assert [each["Subject"].partition(":")[0] for each in party.letters()] == ["Invitation", "Once more"]


def sends(party, host, to, uid="made-up", sender="grace@example.org", **more):
    """A letter of somebody who sends another to what they say that this host invites to."""
    people = {"h": guest(host, roles={"owner": True}), "g": guest(sender)}
    people["a"] = guest(to, delegatedFrom={"g": True}, **more)
    event = {"@type": "Event", "uid": uid, "title": "Pay", "start": "2026-12-01T16:00:00", "duration": "PT1H"}
    event |= {"timeZone": "Europe/Berlin", "replyTo": {"imip": f"mailto:{host}"}}
    said = reply({"event": event}, party.address, sender, participants=people)
    return letter(replace(said, method="REQUEST"), sender)


def test_nobody_outside_is_believed_what_they_say_of_an_event_to_which_another_invites(party, invoke, cloud, firm):
    firm.person("bob")
    hosts = ("bob@example.com", "calendar-1@parlour.example.com", "eve@example.net")
    for number, host in enumerate(hosts):
        take(party, party.address, sends(party, host, "ada@example.com", f"u{number}"))

    assert not EventTable().find(firm.workspace, firm.default(), [identified(f"u{number}") for number in range(3)])
    shown = invoke(proposals_list, caller=firm.ada).json["items"]
    assert [(each["kind"], each["sender"]) for each in shown] == [("unverified", "grace@example.org")] * 3


def test_whom_a_guest_outside_sends_has_it_from_the_one_who_invites(party, firm):
    firm.person("bob")
    held = party.invite("grace@example.org")
    raw = sends(party, party.address, "bob@example.com", held["event"]["uid"])

    take(party, "calendar-bob@parlour.example.com", raw, "bob", dmarc="FAIL")
    assert party.copy(held, "bob") is None
    take(party, "calendar-bob@parlour.example.com", raw, "bob")
    assert party.copy(held, "bob")["title"] == "Tea"


def test_nobody_is_believed_by_an_address_that_they_put_beside_another(party, invoke, firm):
    firm.person("bob")
    held = party.invite("grace@example.org")
    eve = "eve@example.net"
    people = {"h": guest("bob@example.com", email=eve, roles={"owner": True}), "a": guest("ada@example.com")}
    event = {**held["event"], "uid": "forged", "replyTo": {"imip": "mailto:bob@example.com"}}
    invites = replace(reply({"event": event}, party.address, eve, participants=people), method="REQUEST")
    answers = reply(
        held, party.address, participants={"g": guest("grace@example.org", email=eve, participationStatus="declined")}
    )

    for each in (invites, answers):
        take(party, party.address, letter(each, eve), envelope=eve)
    assert not EventTable().find(firm.workspace, firm.default(), [identified("forged")])
    assert "participationStatus" not in party.copy(held, "ada")["participants"]["grace"]
    shown = invoke(proposals_list, caller=firm.ada).json["items"]
    assert {(each["kind"], each["sender"]) for each in shown} == {("unverified", eve), ("crasher", eve)}


def asked(party, host, uid):
    """An invitation of somebody elsewhere to Ada."""
    return letter(asking(party, host, uid), host)


def test_everybody_says_for_themselves_what_becomes_of_invitations_that_nobody_asked_for(party, invoke, firm):
    firm.person("bob")
    party.invite("grace@example.org")
    came_ = {}
    for unasked, hosts in {
        "known": ("grace@example.org", "bob@example.com", "eve@example.net"),
        "ask": ("grace@example.org",),
        "never": ("grace@example.org", "eve@example.net"),
        "add": ("eve@example.net",),
    }.items():
        invoke(manners_update, caller=firm.ada, body={"unasked": unasked})
        for host in hosts:
            uid = f"{unasked}-{host}"
            take(party, party.address, asked(party, host, uid), envelope=host)
            came_[uid] = bool(EventTable().find(firm.workspace, firm.default(), [identified(uid)]))

    assert {uid for uid, there in came_.items() if there} == {
        "known-grace@example.org",
        "known-bob@example.com",
        "add-eve@example.net",
    }
    waiting = invoke(proposals_list, caller=firm.ada).json["items"]
    assert {(each["kind"], each["sender"]) for each in waiting} == {
        ("unasked", "eve@example.net"),
        ("unasked", "grace@example.org"),
    }

    (eve,) = (each for each in waiting if each["sender"] == "eve@example.net")
    decided = invoke(proposals_decide, caller=firm.ada, proposal_id=eve["proposal_id"], body={"accept": True})
    assert decided.status == 204
    invoke(manners_update, caller=firm.ada, body={"unasked": "known"})
    take(party, party.address, asked(party, "eve@example.net", "later"), envelope="eve@example.net")
    found = EventTable().find(firm.workspace, firm.default(), [identified("later"), eve["event_id"]])
    assert len(found) == 2


def test_whoever_answers_uninvited_is_let_in_or_not_as_one_said(party, invoke, firm):
    held = party.invite("grace@example.org")
    for crashers, name in (("ignore", "eve"), ("add", "kay")):
        mail = f"{name}@example.net"
        invoke(manners_update, caller=firm.ada, body={"crashers": crashers})
        take(party, party.address, letter(reply(held, party.address, mail), author=mail), envelope=mail)

    known = {each["sendTo"]["imip"] for each in party.copy(held, "ada")["participants"].values()}
    assert known == {f"mailto:{each}" for each in (party.address, "grace@example.org", "kay@example.net")}
    assert invoke(proposals_list, caller=firm.ada).json["items"] == []


def test_who_asks_for_a_room_is_answered_where_they_asked_though_they_be_colleagues(party, invoke, firm):
    chambers = Chambers(firm)
    blue = chambers.room("Blue")

    def ask(mail, **said):
        raw = asking_for(blue, mail, start=coming("16:00"), **said)
        take(party, room_address(blue, DOMAIN), raw, person="", room=blue, envelope=mail)
        return [(each["To"], each["Subject"].partition(":")[0]) for each in party.letters()]

    assert ask("grace@example.org") == [("grace@example.org", "Maybe")]
    assert ask("grace@example.org") == [("grace@example.org", "Maybe")], "what is said again is not answered again"
    mine = {"uid": "mine", "title": "Mine"}
    assert ask("ada@example.com", **mine)[1:] == [("ada@example.com", "Accepted")]
    decides = {"room_id": blue, "event_id": identified("visit@example.org"), "caller": firm.manager()}
    assert invoke(requests_decide, **decides, body={"accept": True}).problem == "room-taken"

    assert ask("ada@example.com", method="CANCEL", sequence=1, **mine)[2:] == []
    assert invoke(requests_decide, **decides, body={"accept": True}).status == 204
    party.cloud.pumps.drain()
    assert party.letters()[2]["Subject"].startswith("Accepted: Visit")
    assert ask("grace@example.org", uid="other")[3:] == [("grace@example.org", "Declined")]
    assert chambers.standing(blue) == ["Visit"]
    assert EventTable().find(firm.workspace, firm.default(), [identified("mine")]) == {}


def test_nobody_fills_up_a_room_either_however_often_they_ask(party, firm, monkeypatch):
    monkeypatch.setattr(taking, "_ASKED", 2)
    chambers = Chambers(firm)
    blue = chambers.room("Blue")

    for mail in (*[f"{each}@evil.example" for each in range(4)], "grace@example.org"):
        raw = asking_for(blue, mail, start=coming("16:00"), uid=f"of-{mail}", title=mail)
        take(party, room_address(blue, DOMAIN), raw, person="", room=blue, envelope=mail)

    assert chambers.standing(blue) == ["0@evil.example", "1@evil.example", "grace@example.org"]
