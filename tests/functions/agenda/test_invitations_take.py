from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from agenda.events.model import identified
from agenda.events.table import EventTable
from agenda.invitations import taking
from agenda.rooms.addresses import room_address
from functions.agenda import (
    manners_update,
    proposals_decide,
    proposals_list,
    requests_decide,
)
from tests.functions.agenda.chambers import Chambers, coming
from tests.functions.agenda.guests import DOMAIN, asking, asking_for, guest, letter, reply, take

FILES = Path(__file__).parents[2] / "layers/agenda/invitations/files"


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
