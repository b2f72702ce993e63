import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agenda.events.model import identified
from agenda.events.table import EventTable
from agenda.invitations import taking
from agenda.invitations.addresses import calendar_address
from agenda.invitations.files import written
from agenda.invitations.model import Message
from agenda.invitations.table import InvitationBooks
from agenda.invitations.taking import Came
from agenda.rooms.addresses import room_address
from functions.agenda import (
    busy_show,
    calendars_export,
    events_delete,
    events_jot,
    events_list,
    events_reply,
    events_update,
    invitations_receive,
    invitations_take,
    manners_update,
    meetings_find,
    proposals_decide,
    proposals_list,
    requests_decide,
)
from tests.functions.agenda.chambers import Chambers, coming
from tests.functions.agenda.guests import DOMAIN, VERDICTS, asking_for, came, guest, letter, reply
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


def asking(party, host, uid, **more):
    """What somebody elsewhere says who invites Ada."""
    people = {"h": guest(host, roles={"owner": True}), "a": guest("ada@example.com")}
    event = {"@type": "Event", "uid": uid, "title": "Tea", "start": "2026-12-01T16:00:00", "duration": "PT1H"}
    event |= {"timeZone": "Europe/Berlin", "replyTo": {"imip": f"mailto:{host}"}}
    return replace(reply({"event": event}, party.address, host, participants=people, **more), method="REQUEST")


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


@pytest.mark.parametrize("trusted", ["PASS", "FAIL"])
def test_more_than_a_calendar_holds_is_left_and_holds_up_nobody(party, invoke, firm, trusted):
    more = b"".join(b"X-MORE-%d:%s\r\n" % (at, b"more " * 600) for at in range(100))
    file = written(asking(party, "grace@example.org", "much")).replace(b"END:VEVENT", more + b"END:VEVENT")
    raw = b"From: grace@example.org\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\n" + file
    take(party, party.address, raw, dmarc=trusted)

    assert invoke(proposals_list, caller=firm.ada).json["items"] == []
    assert not EventTable().find(firm.workspace, firm.default(), [identified("much")])


NEVER_WORKED_OUT = {
    "@type": "RecurrenceRule",
    "frequency": "yearly",
    "byHour": [*range(24)],
    "byMinute": [*range(60)],
    "byDay": [{"@type": "NDay", "day": day} for day in ("mo", "tu", "we", "th", "fr")],
}
"""A rule that may be written down, and comes to more times in a year than anybody looks at."""


def test_no_more_comes_from_strangers_in_a_day_than_somebody_can_look_through(party, invoke, firm, monkeypatch):
    monkeypatch.setattr(taking, "_ADDED", 2)
    monkeypatch.setattr(taking, "_ASKED", 4)
    firm.person("bob", email="bob@example.com")
    held = party.invite("grace@example.org")

    for number in range(6):
        uid = f"flood-{number}"
        take(party, party.address, letter(asking(party, f"{number}@evil.example", uid), f"{number}@evil.example"))
    off = replace(asking(party, "0@evil.example", "flood-off", status="cancelled"), method="CANCEL")
    take(party, party.address, letter(off, "0@evil.example"))
    for mail in ("bob@example.com", "kay@example.net"):
        take(party, party.address, letter(asking(party, mail, f"of-{mail}"), mail))
    for number in range(6):
        uid = f"forged-{number}"
        forged = letter(asking(party, "kay@example.net", uid), "kay@example.net")
        take(party, party.address, forged, dmarc="FAIL")
    take(party, party.address, letter(reply(held, party.address)))

    came_ = [*(f"flood-{each}" for each in (*range(6), "off")), "of-bob@example.com", "of-kay@example.net"]
    found = EventTable().find(firm.workspace, firm.default(), map(identified, came_))
    assert {each.event["uid"] for each in found.values()} == {"flood-0", "flood-1", *came_[-2:]}
    waiting = [(each["kind"], each["sender"]) for each in invoke(proposals_list, caller=firm.ada).json["items"]]
    assert waiting == [("unverified", "kay@example.net")] * 4 + [("unasked", f"{each}@evil.example") for each in (3, 2)]
    assert party.copy(held, "ada")["participants"]["grace"]["participationStatus"] == "accepted"


def test_what_nobody_can_work_out_is_left_and_holds_up_nobody(party, invoke, cloud, firm):
    path = {"calendar_id": firm.default(), "event_id": identified("dense"), "caller": firm.ada}
    then = "2027-06-01T09:00:00"
    first = asking(party, "grace@example.org", "dense", recurrenceOverrides={then: {"title": "Otherwise"}})
    stamp = first.stamp + timedelta(hours=1)
    (entry,) = first.entries
    anew = {**entry, "sequence": 1, "recurrenceRules": [NEVER_WORKED_OUT], "recurrenceOverrides": {}}
    take(party, party.address, letter(first))
    take(party, party.address, letter(replace(first, entries=(anew,), stamp=stamp, sequence=1)))
    assert "recurrenceRules" not in party.copy({"event_id": path["event_id"]}, "ada")

    both = {**entry, "uid": "denser", "recurrenceRules": [NEVER_WORKED_OUT]}
    take(party, party.address, letter(replace(first, uid="denser", entries=(both,))))
    path["event_id"] = identified("denser")
    assert party.copy({"event_id": path["event_id"]}, "ada")["recurrenceRules"]
    assert invoke(events_update, **path, body={f"recurrenceOverrides/{then}": None}).status == 200
    assert cloud.pumps.drain()

    party.invite("grace@example.org")
    assert [each["To"] for each in party.letters()] == ["grace@example.org"]
    assert cloud.pumps.alarms() == []


YEARLY = {"@type": "RecurrenceRule", "frequency": "yearly"}
HOSTILE = {
    "dense": [NEVER_WORKED_OUT],
    "many": [YEARLY | {"byDay": NEVER_WORKED_OUT["byDay"], "bySetPosition": [*range(1, 250)]}] * 20,
    "counted": [YEARLY | {"frequency": "minutely", "count": 900_000}],
    "never": [YEARLY | {"byMonth": ["2"], "byMonthDay": [30]}],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_through_no_door_does_what_a_stranger_sends_keep_anybody_waiting(party, invoke, cloud, firm, name):
    one, other = {"recurrence_id": "2027-06-02T16:00:00"}, {"recurrenceOverrides": {"2027-06-01T09:00:00": {}}}
    daily = [YEARLY | {"frequency": "daily"}]
    for uid, rules in (("on", {"recurrenceRules": HOSTILE[name]}), ("out", {"excludedRecurrenceRules": HOSTILE[name]})):
        said = asking(party, "grace@example.org", uid, **other, **{"recurrenceRules": daily, **rules})
        take(party, party.address, letter(said))
    span, whose = {"from": "2027-06-01T00:00:00Z", "to": "2027-06-30T00:00:00Z"}, {"caller": firm.ada}
    doors = [
        (events_list, {"query": span}),
        (busy_show, {"body": {"people": ["ada"], **span}}),
        (meetings_find, {"body": {"people": [{"person": "ada"}], "duration": 30, "zone": "UTC", **span}}),
        (calendars_export, {"calendar_id": firm.default()}),
    ]
    for uid in ("on", "out"):
        at = {"calendar_id": firm.default(), "event_id": identified(uid)}
        doors += [
            (events_reply, at | {"body": {"status": "accepted"}}),
            (events_reply, at | {"body": {"status": "declined", **one}}),
            (events_jot, at | {"body": one}),
            (events_update, at | {"body": {"title": "Mine"}, "query": {**one, "span": "following"}}),
            (events_delete, at | {"query": {**one, "span": "this"}}),
        ]
    for door, asked_ in doors:
        began = time.process_time()
        assert invoke(door, **asked_, **whose).status < 500
        cloud.pumps.drain()
        assert time.process_time() - began < 10

    assert cloud.pumps.alarms() == []


def test_what_is_yet_to_be_written_in_thousands_of_years_is_left(party, firm):
    held, far = party.invite("grace@example.org"), datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
    for said in (reply(held, party.address), asking(party, "grace@example.org", "far")):
        take(party, party.address, letter(replace(said, stamp=far)))

    assert "participationStatus" not in party.copy(held, "ada")["participants"]["grace"]
    assert not EventTable().find(firm.workspace, firm.default(), [identified("far")])


def test_what_was_written_before_changes_nothing_however_often_it_comes_again(party, firm):
    held = party.invite("grace@example.org")
    first = reply(held, party.address)
    second = replace(reply(held, party.address, status="declined"), stamp=first.stamp + timedelta(hours=1))
    invites = asking(party, "grace@example.org", "again")
    off = replace(invites, method="CANCEL", stamp=invites.stamp + timedelta(hours=1))
    later = replace(
        asking(party, "grace@example.org", "again", title="Later"), stamp=invites.stamp + timedelta(hours=2)
    )
    for each in (first, second, first, invites, later, off, invites, second, first):
        take(party, party.address, letter(each))

    assert party.copy(held, "ada")["participants"]["grace"]["participationStatus"] == "declined"
    (it,) = EventTable().find(firm.workspace, firm.default(), [identified("again")]).values()
    assert (it.event["title"], it.event.get("status", "confirmed")) == ("Later", "confirmed")


def test_what_is_in_a_letter_puts_no_line_into_the_heads_of_ours(party, invoke, cloud):
    title = "Tea\r\nBcc: eve@evil.example\r\n\r\nHello"
    take(party, party.address, letter(asking(party, "grace@example.org", "lines", title=title)))
    path = {"calendar_id": party.office.default(), "event_id": identified("lines"), "caller": party.office.ada}
    said = {"status": "accepted", "comment": "Fine\r\nBcc: eve@evil.example"}
    assert invoke(events_reply, **path, body=said).status == 200
    assert cloud.pumps.drain()

    (answer,) = party.letters()
    assert (answer["Bcc"], answer["To"]) == (None, "grace@example.org")
    assert "\n" not in answer["Subject"]


def test_who_is_invited_by_a_stranger_and_has_not_answered_can_be_booked_then(front):
    front.page()
    office = front.office
    mine = calendar_address(office.workspace, "ada", DOMAIN)
    InvitationBooks().keep(office.workspace, "ada")
    people = {
        "o": guest("eve@example.net", roles={"owner": True, "attendee": True}),
        "a": guest(mine, participationStatus="accepted"),
    }
    said = {"start": f"{front.day:%Y-%m-%d}T00:00:00", "duration": "P1D", "timeZone": "Etc/UTC"}
    body = {"@type": "Event", "uid": "spam@example.net", "title": "Win", "updated": "2026-11-20T00:00:00Z", **said}
    body |= {"replyTo": {"imip": "mailto:eve@example.net"}, "participants": people, "sequence": 0}
    message = Message("REQUEST", body["uid"], "eve@example.net", mine, (body,), front.day, 0)
    raw = letter(message, "eve@example.net")
    front.invoke(invitations_receive, event=came(front.cloud, "spam", raw, mine, source="eve@example.net"))
    front.letters()

    def busy():
        span = {"from": front.at(0).replace("+00:00", "Z"), "to": front.at(24).replace("+00:00", "Z")}
        answer = front.invoke(busy_show, body={"people": ["ada"], **span}, caller=office.ada)
        return [each["kind"] for each in answer.json["people"][0]["busy"]]

    assert front.entries() == [("00:00", "confirmed")]
    assert busy() == []
    assert front.book(9).status == 201

    at = {"calendar_id": office.default(), "event_id": identified(body["uid"])}
    assert front.invoke(events_reply, **at, body={"status": "tentative"}, caller=office.ada).status == 200
    assert set(busy()) == {"busy", "tentative"}
    assert front.book(11).problem == "slot-taken"
