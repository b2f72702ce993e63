"""Who reads the pages of the guide about the agenda, and what they have before they begin."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import boto3
import pytest

from agenda.invitations.model import Message, Proposal
from agenda.invitations.proposals import Waiting
from agenda.invitations.table import InvitationBooks
from agenda.letters.leaving import Token
from infra.local.deployment import ACCOUNT
from tests.functions.agenda.elsewhere import calendar, elsewhere


@contextmanager
def sharer(reader):
    """Somebody with a colleague, of both of whom the agenda has heard."""
    reader.registers()
    reader.has("grantee", f"person:{reader.gains('Bob')}")
    reader.has("thing_id", lambda: reader.known["calendar_id"])
    reader.waits()
    yield reader


TASKS = b"""BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VTODO
UID:paint
SUMMARY:Paint the fence
END:VTODO
BEGIN:VTODO
UID:brush
SUMMARY:Buy a brush
RELATED-TO:paint
END:VTODO
BEGIN:VEVENT
UID:party
DTSTART:20270102T090000Z
END:VEVENT
END:VCALENDAR
"""


@contextmanager
def diarist(reader):
    """Somebody of whom the agenda has heard, with the calendar that everybody has."""
    reader.registers().waits()
    reader.has("calendar_id", reader.asks("GET", "/api/agenda/calendars")["items"][0]["calendar_id"])
    reader.has("grantee", "workspace")
    reader.has("sha256 of the file", sha256(b"%PDF-1.7\n").hexdigest())
    reader.before["GET /api/agenda/events/search"] = reader.waits
    reader.before["GET /api/agenda/tasks/search"] = reader.waits
    reader.raw["POST /api/agenda/projects/{project_id}/import"] = TASKS
    yield reader


@contextmanager
def concierge(reader):
    """An Admin of whom the agenda has heard, and who looks after rooms."""
    with diarist(reader):
        reader.before["POST /api/agenda/rooms/{room_id}/requests/{event_id}"] = reader.waits
        yield reader


@contextmanager
def host(reader):
    """An Admin of whom the agenda has heard, with a colleague, who is to be booked in some weeks."""
    reader.registers().waits()
    reader.asks("GET", "/api/agenda/calendars")
    reader.has("person", reader.asks("GET", "/api/auth/me")["person"])
    reader.has("another person", reader.gains("Joan"))
    reader.waits()
    monday = datetime.now(UTC).date() + timedelta(days=28 - datetime.now(UTC).weekday())
    reader.has("monday", str(monday))
    reader.has("sunday", str(monday + timedelta(days=6)))
    yield reader


FILE = b"""BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:final
DTSTART:20270102T090000Z
SUMMARY:Final
END:VEVENT
BEGIN:VEVENT
UID:over
DTSTART:20270102T090000Z
DTEND:20270101T090000Z
END:VEVENT
END:VCALENDAR
"""


@contextmanager
def player(reader):
    """Somebody who has a calendar file."""
    reader.raw["POST /api/agenda/calendars/{calendar_id}/import"] = FILE
    reader.has("size", len(FILE))
    reader.has("sha256", sha256(FILE).hexdigest())

    def uploads():
        where = {"Bucket": f"test-agenda-files-{ACCOUNT}", "Key": urlsplit(reader.told["upload"]).path.lstrip("/")}
        boto3.client("s3").put_object(**where, Body=FILE)

    reader.before["POST /api/agenda/jobs/{job_id}/start"] = uploads
    reader.has("share_link", lambda: reader.told["link_id"])
    yield reader.registers()


@contextmanager
def follower(reader):
    """Somebody who knows the address of a calendar."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch, elsewhere(Path(folder), patch) as there:
        there.put(calendar("Football", "Handball"))
        reader.has("address of the calendar", there.url)
        reader.before["GET /api/agenda/calendars/{calendar_id}/subscription"] = reader.waits
        yield reader.registers()


@contextmanager
def forgetful(reader):
    """Somebody who is to be reminded of something just now."""
    reader.registers().waits()
    calendar = reader.asks("GET", "/api/agenda/calendars")["items"][0]["calendar_id"]
    start = f"{datetime.now(UTC) + timedelta(minutes=10):%Y-%m-%dT%H:%M:%S}"
    alerts = {"1": {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": "-PT10M"}}}
    event = {"title": "Retrospective", "start": start, "timeZone": "Etc/UTC", "alerts": alerts}
    reader.asks("POST", f"/api/agenda/calendars/{calendar}/events", event)
    reader.waits()
    (alert,) = reader.asks("GET", "/api/agenda/alerts")["items"]
    reader.has("calendar_id", calendar)
    reader.has("alert_id", alert["alert_id"])
    workspace, me = (reader.asks("GET", path) for path in ("/api/workspace", "/api/agenda/calendars"))
    reader.has("token", str(Token(workspace["workspace"], me["items"][0]["owner"], "daily")))
    yield reader


@contextmanager
def guest(reader):
    """Somebody who is invited to something, and to whose calendar a letter came that nobody vouches for."""
    reader.registers().waits()
    calendar, me = reader.asks("GET", "/api/agenda/calendars")["items"][0], reader.asks("GET", "/api/agenda/address")
    said = {"@type": "Participant", "roles": {"attendee": True}, "sendTo": {"imip": f"mailto:{me['address']}"}}
    tea = {"title": "Tea", "start": "2026-12-01T16:00:00", "replyTo": {"imip": "mailto:grace@example.org"}}
    path = f"/api/agenda/calendars/{calendar['calendar_id']}/events"
    event = reader.asks("POST", path, {**tea, "participants": {"me": said}})
    reader.waits()
    message = Message("REQUEST", "tea", "grace@example.org", me["address"], (), datetime.now(UTC))
    workspace = reader.asks("GET", "/api/workspace")["workspace"]
    waiting = Waiting.of(workspace, "tea", Proposal("unverified", "tea", message.sender, message), message.stamp)
    InvitationBooks().show(workspace, calendar["owner"], waiting)
    reader.has("calendar_id", calendar["calendar_id"])
    reader.has("event_id", event["event_id"])
    reader.has("proposal_id", waiting.proposal_id)
    eve = {**said, "sendTo": {"imip": "mailto:eve@example.net"}}
    soon = f"{datetime.now(UTC) + timedelta(days=3):%Y-%m-%dT16:00:00}"
    coffee = {"title": "Coffee", "start": soon, "timeZone": "Etc/UTC", "participants": {"eve": eve}}
    hosted = reader.asks("POST", path, coffee)
    resend = f"POST {path.replace(calendar['calendar_id'], '{calendar_id}')}/{{event_id}}/resend"
    reader.before[resend] = lambda: reader.has("event_id", hosted["event_id"])
    reader.has("token", reader.ticket())
    yield reader
