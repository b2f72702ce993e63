import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from agenda.events.model import identified
from agenda.events.table import EventTable
from agenda.invitations import taking
from agenda.invitations.addresses import calendar_address
from agenda.invitations.files import written
from agenda.invitations.model import Message
from agenda.invitations.table import InvitationBooks
from agenda.rooms.addresses import room_address
from functions.agenda import (
    addresses_get,
    busy_show,
    calendars_export,
    events_delete,
    events_jot,
    events_list,
    events_reply,
    events_update,
    invitations_receive,
    meetings_find,
    proposals_list,
    rooms_create,
)
from tests.functions.agenda.guests import DOMAIN, asking, asking_for, came, guest, letter, reply

FAR = "9900-12-31T23:59:59Z"


def test_only_what_comes_to_somebodys_calendar_is_put_aside(invoke, cloud, party, firm):
    invoke(addresses_get, caller=firm.ada)
    held = party.invite("grace@example.org")
    raw = letter(reply(held, party.address))

    invoke(invitations_receive, event=came(cloud, "m1", raw, party.address.upper()))
    cloud.pumps.drain()
    assert party.copy(held, "ada")["participants"]["grace"]["participationStatus"] == "accepted"

    later = letter(reply(held, party.address, status="declined"))
    for number, to, source in (("m2", "calendar-1@parlour.example.com", "a@b.example"), ("m3", party.address, "")):
        invoke(invitations_receive, event=came(cloud, number, later, to, source=source))
    invoke(invitations_receive, event=came(cloud, "m4", later, "ada@parlour.example.com"))
    cloud.pumps.drain()
    assert party.copy(held, "ada")["participants"]["grace"]["participationStatus"] == "accepted"


def test_a_room_is_asked_at_its_address_and_answers_by_letter(invoke, cloud, party, firm):
    draft = {"name": "Blue", "zone": "UTC", "outside": "accept"}
    blue = invoke(rooms_create, caller=firm.manager(), body=draft).json["room_id"]
    raw, there = asking_for(blue), room_address(blue, DOMAIN)

    for number, to in (("m1", there.upper()), ("m2", room_address(firm.default(), DOMAIN)), ("m3", f"{there}.net")):
        invoke(invitations_receive, event=came(cloud, number, raw, to))
    cloud.pumps.drain()
    (answer,) = party.letters()
    assert (answer["To"], answer["Reply-To"], answer["Subject"]) == (
        "grace@example.org",
        there,
        "Accepted: Visit, 1 December 2026, 16:00",
    )
    assert answer["From"].addresses[0].display_name == "Blue"


def comes(party, raw, **verdicts):
    """What anybody may send to Ada's calendar."""
    InvitationBooks().keep(party.office.workspace, "ada")
    party.invoke(invitations_receive, event=came(party.cloud, "m9", raw, party.address, **verdicts))
    party.cloud.pumps.drain()


@pytest.mark.parametrize("trusted", ["PASS", "FAIL"])
def test_more_than_a_calendar_holds_is_left_and_holds_up_nobody(party, invoke, firm, trusted):
    more = b"".join(b"X-MORE-%d:%s\r\n" % (at, b"more " * 600) for at in range(100))
    file = written(asking(party, "grace@example.org", "much")).replace(b"END:VEVENT", more + b"END:VEVENT")
    raw = b"From: grace@example.org\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\n" + file
    comes(party, raw, dmarc=trusted)

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
        comes(party, letter(asking(party, f"{number}@evil.example", uid), f"{number}@evil.example"))
    off = replace(asking(party, "0@evil.example", "flood-off", status="cancelled"), method="CANCEL")
    comes(party, letter(off, "0@evil.example"))
    for mail in ("bob@example.com", "kay@example.net"):
        comes(party, letter(asking(party, mail, f"of-{mail}"), mail))
    for number in range(6):
        uid = f"forged-{number}"
        forged = letter(asking(party, "kay@example.net", uid), "kay@example.net")
        comes(party, forged, dmarc="FAIL")
    comes(party, letter(reply(held, party.address)))

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
    comes(party, letter(first))
    comes(party, letter(replace(first, entries=(anew,), stamp=stamp, sequence=1)))
    assert "recurrenceRules" not in party.copy({"event_id": path["event_id"]}, "ada")

    both = {**entry, "uid": "denser", "recurrenceRules": [NEVER_WORKED_OUT]}
    comes(party, letter(replace(first, uid="denser", entries=(both,))))
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
    "far": [YEARLY | {"byMonth": ["2"], "byMonthDay": [29], "byDay": [NEVER_WORKED_OUT["byDay"][0]], "count": 99_999}],
    "never": [YEARLY | {"byMonth": ["2"], "byMonthDay": [30]}],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_through_no_door_does_what_a_stranger_sends_keep_anybody_waiting(party, invoke, cloud, firm, name):
    one, other = {"recurrence_id": "2027-06-02T16:00:00"}, {"recurrenceOverrides": {"2027-06-01T09:00:00": {}}}
    daily = [YEARLY | {"frequency": "daily"}]
    for uid, rules in (("on", {"recurrenceRules": HOSTILE[name]}), ("out", {"excludedRecurrenceRules": HOSTILE[name]})):
        said = asking(party, "grace@example.org", uid, **other, **{"recurrenceRules": daily, **rules})
        comes(party, letter(said))
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
        comes(party, letter(replace(said, stamp=far)))

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
        comes(party, letter(each))

    assert party.copy(held, "ada")["participants"]["grace"]["participationStatus"] == "declined"
    (it,) = EventTable().find(firm.workspace, firm.default(), [identified("again")]).values()
    assert (it.event["title"], it.event.get("status", "confirmed")) == ("Later", "confirmed")


def test_what_is_in_a_letter_puts_no_line_into_the_heads_of_ours(party, invoke, cloud):
    title = "Tea\r\nBcc: eve@evil.example\r\n\r\nHello"
    comes(party, letter(asking(party, "grace@example.org", "lines", title=title)))
    path = {"calendar_id": party.office.default(), "event_id": identified("lines"), "caller": party.office.ada}
    said = {"status": "accepted", "comment": "Fine\r\nBcc: eve@evil.example"}
    assert invoke(events_reply, **path, body=said).status == 200
    assert cloud.pumps.drain()

    (answer,) = party.letters()
    assert (answer["Bcc"], answer["To"]) == (None, "grace@example.org")
    assert "\n" not in answer["Subject"]


CLAIMS = [{}, {"scheduleUpdated": "2026-11-20T00:00:00Z"}, {"scheduleSequence": 2**31, "scheduleUpdated": FAR}]


@pytest.mark.parametrize("claims", CLAIMS, ids=["accepted", "accepted then", "accepted for ever"])
def test_who_is_invited_by_a_stranger_and_has_not_answered_can_be_booked_then(front, claims):
    front.page()
    office = front.office
    mine = calendar_address(office.workspace, "ada", DOMAIN)
    InvitationBooks().keep(office.workspace, "ada")
    people = {
        "o": guest("eve@example.net", roles={"owner": True, "attendee": True}),
        "a": guest(mine, participationStatus="accepted", **claims),
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
