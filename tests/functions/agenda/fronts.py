"""A page of a workspace that identity knows, and what people are written to about it, as others read letters."""

import re
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy

from icalendar import Calendar

from agenda.people.table import PeopleTable
from functions.agenda import guests_cancel, guests_move, guests_show, invitations_receive
from tests.functions.agenda.guests import came, reply
from tests.functions.agenda.guests import letter as mailed
from tests.functions.agenda.offices import Office
from tests.functions.agenda.receptions import Reception
from tests.functions.identity.colleagues import Company


class Front(Reception):
    def __init__(self, invoke, cloud):
        super().__init__(invoke, Office(Company().id))
        self.cloud, self.read = cloud, 0

    def letters(self):
        """What was sent since somebody asked last, by whom it is for: who books hears of it first."""
        self.cloud.pumps.drain()
        sent = [message_from_bytes(mail.raw, policy=policy.default) for mail in self.cloud.stores.outbox.sent()]
        new, self.read = sent[self.read :], len(sent)
        return {str(each["To"].addresses[0].addr_spec): each for each in new}

    def asked(self, hours=9, **said):
        """The booking, and the link in the letter about it."""
        booked = self.book(hours, **said)
        assert booked.status == 201, booked.text
        return booked.json, ticket(self.letters()["grace@example.com"])

    def show(self, link):
        return self.invoke(guests_show, body={"ticket": link})

    def move(self, link, hours):
        return self.invoke(guests_move, body={"ticket": link, "begins": self.at(hours)})

    def cancel(self, link, reason=""):
        return self.invoke(guests_cancel, body={"ticket": link, "reason": reason})


def said(letter):
    return " ".join(letter.get_body(("plain",)).get_content().split())


def ticket(letter):
    """What stands behind the ``#`` of the links in it: all of them have the same."""
    (found,) = set(re.findall(r"/booking(?:\?to=\w+)?#(\S+)", letter.get_body(("plain",)).get_content()))
    return found


def entry(letter):
    """What a calendar makes of it, and what it asks for: the part that programs read, and the file for people."""
    parts = [part for part in letter.walk() if part.get_content_type() in {"text/calendar", "application/ics"}]
    if not parts:
        return None, None
    shown, filed = parts
    assert shown.get_payload(decode=True) == filed.get_payload(decode=True)
    calendar = Calendar.from_ical(shown.get_payload(decode=True))
    (event,) = calendar.walk("VEVENT")
    assert str(calendar["METHOD"]) == shown.get_param("method")
    return str(calendar["METHOD"]), event


def subjects(front):
    """What the letters are about that were sent since somebody asked last."""
    return {to: each["Subject"].partition(":")[0] for to, each in front.letters().items()}


def answer(letter, status, source="grace@example.com"):
    """What a calendar of the guest says to whom the file in their letter names."""
    _, event = entry(letter)
    to = str(event["ORGANIZER"]).removeprefix("mailto:")
    known = {"@type": "Event", "uid": str(event["UID"]), "title": "x", "duration": "PT30M", "timeZone": "Etc/UTC"}
    known |= {"start": f"{event.decoded('DTSTART'):%Y-%m-%dT%H:%M:%S}", "replyTo": {"imip": f"mailto:{to}"}}
    said = reply({"event": {**known, "sequence": int(event["SEQUENCE"])}}, to, source, status)
    return replace(said, stamp=said.stamp + timedelta(seconds=int(event["SEQUENCE"])))


def answers(front, letter, status, source="grace@example.com", **said):
    """The same, by mail, and what it is about that is written then."""
    message = answer(letter, status, source)
    it = came(front.cloud, f"m{status}", mailed(message, source), message.to, source=source, **said)
    front.invoke(invitations_receive, event=it)
    return subjects(front)


def left(front, name):
    """Somebody is in the workspace no more."""
    known = PeopleTable().find(front.office.workspace, [name])[name]
    gone = known.model_copy(update={"status": "gone", "email": "", "modseq": known.modseq + 1})
    PeopleTable().keep(front.office.workspace, gone, known.modseq)
