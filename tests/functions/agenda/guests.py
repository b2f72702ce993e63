"""Events to which people are invited, and what they hear of it."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape

import boto3

from agenda.events.table import EventTable
from agenda.invitations.addresses import calendar_address
from agenda.invitations.files import written
from agenda.invitations.model import Message
from agenda.invitations.taking import Came
from agenda.rooms.addresses import room_address
from functions.agenda import events_create, events_update, invitations_take
from tests.functions.batches import delivery, message

DOMAIN = "parlour.example.com"


def guest(mail, **more):
    said = {"@type": "Participant", "sendTo": {"imip": f"mailto:{mail}"}, "roles": {"attendee": True}}
    return {**said, **more}


class Party:
    """Ada's calendar, from which she invites."""

    def __init__(self, invoke, cloud, office):
        self.invoke, self.cloud, self.office = invoke, cloud, office
        self.address = calendar_address(office.workspace, "ada", DOMAIN)

    def invite(self, *mails, **said):
        """An event with these guests, once everybody heard of it."""
        event = {"@type": "Event", "title": "Tea", "start": "2026-12-01T16:00:00", "timeZone": "Europe/Berlin"}
        people = {mail.split("@")[0]: guest(mail) for mail in mails}
        body = {**event, "duration": "PT1H", "participants": people, **said}
        made = self.invoke(events_create, calendar_id=self.office.default(), caller=self.office.ada, body=body)
        assert made.status == 201, made.text
        self.cloud.pumps.drain()
        return made.json

    def change(self, held, body, **query):
        answer = self.invoke(events_update, **self.at(held), body=body, query=query)
        assert answer.status == 200, answer.text
        self.cloud.pumps.drain()
        return answer.json

    def at(self, held):
        return {"calendar_id": self.office.default(), "event_id": held["event_id"], "caller": self.office.ada}

    def copy(self, held, name):
        """The event as it is in somebody's calendar."""
        found = EventTable().find(self.office.workspace, self.office.default(name), [held["event_id"]])
        it = found.get(held["event_id"])
        return it.event if it else None

    def letters(self):
        """What was sent, as people read it."""
        return [message_from_bytes(mail.raw, policy=policy.default) for mail in self.cloud.stores.outbox.sent()]


def links(letter):
    """Where one presses in a letter: what it says → where that leads."""
    html = letter.get_body(("html",)).get_content()
    return {words: unescape(there) for there, words in re.findall(r'<a [^>]*href="([^"]*)"[^>]*>([^<]+)</a>', html)}


def token(letter):
    """What stands behind the ``#`` of the links in it."""
    return links(letter)["Yes"].partition("#")[2]


VERDICTS = ("spf", "dkim", "dmarc", "spam", "virus")


def came(cloud, number, raw, recipient, *, source="grace@example.org", **verdicts):
    """A letter as SES hands it over, whose bytes lie in the room's bucket."""
    boto3.client("s3").put_object(Bucket="test-agenda-inbound-000000000000", Key=f"in/{number}", Body=raw)
    said = {f"{name}Verdict": {"status": verdicts.get(name, "PASS")} for name in VERDICTS}
    mail = {"messageId": number, "source": source}
    ses = {"mail": mail, "receipt": {**said, "recipients": [recipient]}}
    return {"Records": [{"eventSource": "aws:ses", "eventVersion": "1.0", "ses": ses}]}


def take(party, to, raw, person="ada", envelope="grace@example.org", room="", **verdicts):
    """A letter came to that address, and all was done that follows from it."""
    came(party.cloud, "m1", raw, to)
    said = {name: verdicts.get(name, "PASS") for name in VERDICTS}
    it = Came(
        workspace=party.office.workspace, person=person, room=room, key="in/m1", envelope=envelope, to=to, verdicts=said
    )
    body = message(1, it.model_dump_json(), workspace=party.office.workspace, queue="test-agenda-post")
    assert party.invoke(invitations_take, event=delivery(body)).payload == {"batchItemFailures": []}
    party.cloud.pumps.drain()


def letter(message, author="grace@example.org"):
    """A message as somebody's program mails it."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = author, message.to, "About an event"
    made.set_content("See the file.")
    made.add_alternative(written(message), maintype="text", subtype="calendar", params={"method": message.method})
    return made.as_bytes()


def reply(held, to, mail="grace@example.org", status="accepted", **more):
    """Somebody's answer to an event, or what else they say of it."""
    event, stamp = held["event"], datetime(2027, 1, 1, tzinfo=UTC)
    said = {name: event[name] for name in ("@type", "uid", "start", "duration", "timeZone", "title", "replyTo")}
    people = {"g": guest(mail, participationStatus=status)}
    sequence = event.get("sequence", 0)
    entry = {**said, "updated": "2027-01-01T00:00:00Z", "sequence": sequence, "participants": people, **more}
    return Message("REPLY", event["uid"], mail, to, (entry,), stamp, sequence)


def asking_for(room_id, mail="grace@example.org", method="REQUEST", **said):
    """A letter of somebody elsewhere who would like to have a room."""
    to, stamp = room_address(room_id, DOMAIN), datetime(2026, 11, 20, tzinfo=UTC)
    people = {"o": guest(mail, roles={"owner": True, "attendee": True}), "r": guest(to)}
    times = {"start": "2026-12-01T16:00:00", "duration": "PT1H", "timeZone": "Europe/Berlin"}
    usual = {"@type": "Event", "uid": "visit@example.org", "title": "Visit", "sequence": 0, **times}
    entry = {**usual, "updated": f"{stamp:%Y-%m-%dT%H:%M:%SZ}", "replyTo": {"imip": f"mailto:{mail}"}} | said
    message = Message(method, entry["uid"], mail, to, ({**entry, "participants": people},), stamp, entry["sequence"])
    return letter(message, mail)


def asking(party, host, uid, **more):
    """What somebody elsewhere says who invites Ada."""
    people = {"h": guest(host, roles={"owner": True}), "a": guest("ada@example.com")}
    event = {"@type": "Event", "uid": uid, "title": "Tea", "start": "2026-12-01T16:00:00", "duration": "PT1H"}
    event |= {"timeZone": "Europe/Berlin", "replyTo": {"imip": f"mailto:{host}"}}
    return replace(reply({"event": event}, party.address, host, **{"participants": people, **more}), method="REQUEST")
