"""Invitations by real SMTP, to and from people whose calendars others wrote, and who know of us by letters alone."""

import re
import smtplib
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from icalendar import Calendar, Event, vCalAddress, vText

from infra.local.mail.smtp import Incoming
from tests.conftest import forget
from tests.journeys.reader import Reader
from tests.ports import free_ports

SOON = (datetime.now(UTC) + timedelta(days=3)).replace(hour=16, minute=0, second=0, microsecond=0)
HERE = "127.0.0.1"


class Elsewhere:
    """A mail server of others, and the calendars of those who have their mail there."""

    def __init__(self, port, ours):
        self.letters, self.ours, self.taken = [], ours, 0
        self.controller = Controller(self, hostname=HERE, port=port)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd calls it by this name
        del server, session
        self.letters.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default)))
        return "250 OK"

    def fetch(self, cloud):
        """What SES sent since last time comes here, by SMTP."""
        sent = list(cloud.stores.outbox.sent())
        news, self.taken = sent[self.taken :], len(sent)
        with smtplib.SMTP(HERE, self.controller.port) as server:
            for mail in news:
                away = [each for each in mail.destinations if each.endswith("@example.net")]
                if away:
                    server.sendmail(mail.source, away, re.sub(rb"\r?\n", b"\r\n", mail.raw))

    def newest(self, mail):
        """The newest letter to somebody, as their program reads it: what it is, and the event."""
        (letter,) = [letter for to, letter in self.letters if to == [mail]][-1:]
        (part,) = [each for each in letter.walk() if each.get_content_type() == "text/calendar"]
        calendar = Calendar.from_ical(part.get_content())
        assert part.get_param("method") == calendar["METHOD"]
        (event,) = calendar.walk("VEVENT")
        return letter, str(calendar["METHOD"]), event

    def says(self, author, to, calendar, *, encoding="base64", attached=False):
        """Mail a calendar as somebody's program does."""
        letter, text = EmailMessage(), calendar.to_ical()
        letter["From"], letter["To"], letter["Subject"] = author, to, "About an event"
        letter.set_content("See the calendar.")
        method = str(calendar["METHOD"])
        letter.add_alternative(text.decode(), subtype="calendar", cte=encoding, params={"method": method})
        if attached:
            letter.add_attachment(text, maintype="application", subtype="ics", filename="invite.ics")
        with smtplib.SMTP(HERE, self.ours) as server:
            server.sendmail(author, [to], letter.as_bytes(policy=policy.SMTP))


def calendar(method, product, *events):
    made = Calendar()
    made.add("prodid", product)
    made.add("version", "2.0")
    made.add("method", method)
    for each in events:
        made.add_component(each)
    return made


def answer(asked, mail, status, **more):
    """An answer to an event, with as much of it as each program repeats."""
    said = Event()
    for name in ("UID", "DTSTART", "DTEND", "SEQUENCE"):
        if name in asked:
            said[name] = asked[name]
    said.add("dtstamp", datetime.now(UTC) + timedelta(seconds=2))
    who = vCalAddress(f"mailto:{mail}")
    who.params["PARTSTAT"] = vText(status)
    said.add("attendee", who)
    for name, value in more.items():
        said.add(name, value)
    return said


def as_google(asked, mail, status):
    said = answer(asked, mail, status, organizer=asked["ORGANIZER"], summary=asked["SUMMARY"])
    said["ATTENDEE"].params["X-NUM-GUESTS"] = "0"
    return calendar("REPLY", "-//Google Inc//Google Calendar 70.9054//EN", said), {"attached": True}


def as_exchange(asked, mail, status):
    said = answer(asked, mail, status, summary=f"Accepted: {asked['SUMMARY']}", comment="Gern\n")  # and no organizer
    said.add("x-microsoft-cdo-appt-sequence", str(asked.get("SEQUENCE", 0)))
    return calendar("REPLY", "Microsoft Exchange Server 2010", said), {}


def as_apple(asked, mail, status):
    said = answer(asked, mail, status, organizer=asked["ORGANIZER"])
    return calendar("REPLY", "-//Apple Inc.//macOS 15.1//EN", said), {"encoding": "quoted-printable"}


@pytest.fixture
def ada(street):
    street.cloud.stores.wipe()
    street.cloud.pumps.wipe()
    forget()
    street.forget()
    reader = Reader(street).registers()
    reader.waits()
    reader.calendar = reader.asks("GET", "/api/agenda/calendars")["items"][0]["calendar_id"]
    reader.address = reader.asks("GET", "/api/agenda/address")["address"]
    return reader


@pytest.fixture
def elsewhere(street, ada):
    ours = free_ports()
    theirs = ours + 1
    incoming = Incoming(street.cloud.deployment, street.cloud.pumps, port=ours)
    away = Elsewhere(theirs, ours)
    incoming.start()
    away.controller.start()
    yield away
    away.controller.stop()
    incoming.stop()


def guest(mail):
    return {"@type": "Participant", "roles": {"attendee": True}, "sendTo": {"imip": f"mailto:{mail}"}}


def test_who_is_invited_answers_out_of_any_calendar_and_proposes_another_time(street, ada, elsewhere):
    programs = {"gus@example.net": as_google, "eve@example.net": as_exchange, "ann@example.net": as_apple}
    path = f"/api/agenda/calendars/{ada.calendar}/events"
    tea = {"title": "Tea", "start": f"{SOON:%Y-%m-%dT%H:%M:%S}", "timeZone": "Europe/Berlin", "duration": "PT1H"}
    held = ada.asks("POST", path, {**tea, "participants": {each[:3]: guest(each) for each in programs}})
    ada.waits()
    elsewhere.fetch(street.cloud)

    for mail, program in programs.items():
        letter, method, asked = elsewhere.newest(mail)
        assert (method, asked["SUMMARY"], asked["ORGANIZER"]) == ("REQUEST", "Tea", f"mailto:{ada.address}")
        assert asked["DTSTART"].params["TZID"] == "Europe/Berlin"
        said, how = program(asked, mail, "ACCEPTED")
        elsewhere.says(mail, letter["Reply-To"], said, **how)
    ada.waits()
    event = ada.asks("GET", f"{path}/{held['event_id']}")["event"]
    assert [event["participants"][mail[:3]]["participationStatus"] for mail in programs] == ["accepted"] * 3

    _, _, asked = elsewhere.newest("eve@example.net")
    later = answer(asked, "eve@example.net", "TENTATIVE", organizer=asked["ORGANIZER"], comment="On a train")
    for name in ("DTSTART", "DTEND"):
        del later[name]
        later.add(name, asked[name].dt + timedelta(hours=2))
    elsewhere.says("eve@example.net", ada.address, calendar("COUNTER", "Microsoft Exchange Server 2010", later))
    ada.waits()
    (wish,) = ada.asks("GET", "/api/agenda/proposals")["items"]
    assert (wish["kind"], wish["sender"], wish["comment"]) == ("counter", "eve@example.net", "On a train")
    ada.asks("POST", f"/api/agenda/proposals/{wish['proposal_id']}", {"accept": True})
    ada.waits()
    elsewhere.fetch(street.cloud)
    _, method, moved = elsewhere.newest("gus@example.net")
    assert (method, moved["DTSTART"].dt, moved["SEQUENCE"]) == ("REQUEST", asked["DTSTART"].dt + timedelta(hours=2), 1)

    ada.asks("DELETE", f"{path}/{held['event_id']}")
    ada.waits()
    elsewhere.fetch(street.cloud)
    _, method, off = elsewhere.newest("ann@example.net")
    assert (method, off["STATUS"], off["UID"]) == ("CANCEL", "CANCELLED", asked["UID"])


def test_who_invites_from_elsewhere_hears_what_becomes_of_it(street, ada, elsewhere):
    asked = Event()
    asked.add("uid", "lunch@example.net")
    asked.add("summary", "Lunch")
    asked.add("dtstamp", datetime.now(UTC))
    asked.add("dtstart", SOON)
    asked.add("dtend", SOON + timedelta(hours=1))
    asked.add("sequence", 0)
    asked.add("organizer", vCalAddress("mailto:gus@example.net"))
    asked.add("attendee", vCalAddress(f"mailto:{ada.address}"))
    elsewhere.says(
        "gus@example.net", ada.address, calendar("REQUEST", "-//Google Inc//Google Calendar 70.9054//EN", asked)
    )
    ada.waits()

    window = f"calendars={ada.calendar}&from={SOON - timedelta(days=1):%Y-%m-%dT00:00:00Z}"
    (lunch,) = ada.asks("GET", f"/api/agenda/events?{window}&to={SOON + timedelta(days=2):%Y-%m-%dT00:00:00Z}")["items"]
    assert (lunch["title"], datetime.fromisoformat(lunch["begins"])) == ("Lunch", SOON)
    path = f"/api/agenda/calendars/{ada.calendar}/events/{lunch['event_id']}"
    ada.asks("POST", f"{path}/reply", {"status": "accepted", "comment": "Gladly"})
    ada.waits()
    elsewhere.fetch(street.cloud)
    letter, method, said = elsewhere.newest("gus@example.net")
    assert (method, said["UID"], said["ATTENDEE"].params["PARTSTAT"]) == ("REPLY", "lunch@example.net", "ACCEPTED")
    assert (str(said["COMMENT"]), letter["To"]) == ("Gladly", "gus@example.net")

    ada.asks("POST", f"{path}/propose", {"start": f"{SOON + timedelta(hours=1):%Y-%m-%dT%H:%M:%S}"})
    ada.waits()
    elsewhere.fetch(street.cloud)
    _, method, wish = elsewhere.newest("gus@example.net")
    assert (method, wish["DTSTART"].dt) == ("COUNTER", SOON + timedelta(hours=1))

    asked["SEQUENCE"] = 1
    asked["DTSTAMP"].dt += timedelta(seconds=5)
    asked.add("status", "CANCELLED")
    elsewhere.says(
        "gus@example.net", ada.address, calendar("CANCEL", "-//Google Inc//Google Calendar 70.9054//EN", asked)
    )
    ada.waits()
    assert ada.asks("GET", path)["event"]["status"] == "cancelled"


def test_a_room_answers_who_asks_for_it_out_of_any_calendar(street, ada, elsewhere):
    blue = ada.asks("POST", "/api/agenda/rooms", {"name": "Blue", "zone": "Europe/Berlin", "outside": "accept"})

    def asks(method="REQUEST", uid="visit", sequence=0, status=None):
        wish = Event()
        wish.add("uid", f"{uid}@example.net")
        wish.add("summary", "Visit")
        wish.add("dtstamp", datetime.now(UTC) + timedelta(seconds=sequence))
        wish.add("dtstart", SOON)
        wish.add("dtend", SOON + timedelta(hours=1))
        wish.add("sequence", sequence)
        wish.add("organizer", vCalAddress("mailto:gus@example.net"))
        wish.add("attendee", vCalAddress(f"mailto:{blue['address']}"))
        if status:
            wish.add("status", status)
        said = calendar(method, "Microsoft Exchange Server 2010", wish)
        elsewhere.says("gus@example.net", blue["address"], said)
        ada.waits()
        elsewhere.fetch(street.cloud)

    def answer():
        letter, method, said = elsewhere.newest("gus@example.net")
        assert (method, said["ATTENDEE"]) == ("REPLY", f"mailto:{blue['address']}")
        return said["UID"], said["ATTENDEE"].params["PARTSTAT"], str(letter["From"].addresses[0].display_name)

    asks()
    assert answer() == ("visit@example.net", "ACCEPTED", "Blue")
    asks(uid="other")
    assert answer() == ("other@example.net", "DECLINED", "Blue")
    asks("CANCEL", sequence=1, status="CANCELLED")
    asks(uid="other", sequence=1)
    assert answer() == ("other@example.net", "ACCEPTED", "Blue")
    sent = len(elsewhere.letters)
    asks(uid="other", sequence=1)
    assert len(elsewhere.letters) == sent
