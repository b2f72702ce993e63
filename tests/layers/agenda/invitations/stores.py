"""Calendars that know of each other only by messages, which come late, twice, and in any order."""

from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial

from agenda.invitations.delegating import Delegate, delegated
from agenda.invitations.handing import retold
from agenda.invitations.hearing import HEARD, listeners, overheard
from agenda.invitations.learning import MISSED, heard
from agenda.invitations.model import Message
from agenda.invitations.occurrences import happens, occurrence, rids, times
from agenda.invitations.organizing import again, messages, prepared
from agenda.invitations.parties import invited, key_of, people, reached
from agenda.invitations.receiving import received
from agenda.invitations.replying import respond
from agenda.invitations.views import view

ADA = "ada@example.com"
UID = "stand-up@example.com"
DAYS = [f"2027-01-{day:02}T09:00:00" for day in range(4, 9)]


def participant(mail, **more):
    said = {"@type": "Participant", "sendTo": {"imip": f"mailto:{mail}"}, "roles": {"attendee": True}}
    return {**said, "participationStatus": "needs-action", **more}


def standup(*invited, **more):
    people_ = {mail.split("@")[0]: participant(mail) for mail in invited}
    owner = {**participant(ADA, participationStatus="accepted"), "roles": {"owner": True, "attendee": True}}
    said = {
        "@type": "Event",
        "uid": UID,
        "updated": "2026-12-01T08:00:00Z",
        "sequence": 0,
        "title": "Stand-up",
        "start": DAYS[0],
        "duration": "PT15M",
        "timeZone": "Europe/Berlin",
        "recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "daily", "count": 5}],
        "replyTo": {"imip": f"mailto:{ADA}"},
        "participants": {"ada": owner, **people_},
    }
    return {name: value for name, value in {**said, **more}.items() if value is not None}


@dataclass
class World:
    """The one who invites, those who may be invited, and what is on its way between them."""

    event: dict | None = None
    copies: dict = field(default_factory=dict)
    post: list[Message] = field(default_factory=list)
    now: datetime = datetime(2026, 12, 1, 8, tzinfo=UTC)
    elsewhere: bool = False
    """Whether all but the one who invites write letters, from programs that believe whom they know."""
    rumour: bool = False
    """Whether somebody answered of whom the others have not heard."""

    def change(self, event):
        self.now += timedelta(seconds=7)
        after = prepared(self.event, event, self.now)
        self.post += messages(self.event, after)
        self.event = after

    def answer(self, mail, status, rid=None):
        self.now += timedelta(seconds=7)
        copy = self.copies[mail]
        self.copies[mail], said = respond(copy, frozenset({mail}), status, self.now, rid=rid)
        self.post += said

    def send(self, mail, to, rid=None):
        """Somebody sends another in their place."""
        self.now += timedelta(seconds=7)
        self.copies[mail], said = delegated(self.copies[mail], frozenset({mail}), Delegate(to), self.now, rid=rid)
        self.post += said

    def tell_answers(self):
        """Guests who are here are told who comes."""
        self.rumour = False
        said = again(self.event, listeners(self.event), answers=True)
        self.post += [replace(each, again=HEARD) for each in said]

    def in_their_words(self, message):
        """What who is sent in another's place hears of that one: here, from the one who invites; ``None``: nothing."""
        if message.sender == ADA or self.elsewhere:
            return replace(message, sender=message.sender if message.to in self.copies else ADA)
        told = retold(self.event, frozenset({ADA}), message)
        return replace(told, sender=ADA) if told else None

    def deliver(self, message):
        before = deepcopy(message)
        if message.to == ADA:
            outcome = received(message, self.event, frozenset({ADA}), self.now, letter=self.elsewhere)
            after = outcome.event or self.event
            self.rumour = self.rumour or overheard(self.event, after)
            self.event = after
        else:
            said = self.in_their_words(message)
            if said is None:
                return None
            take = heard if message.again == HEARD else partial(received, letter=self.elsewhere)
            outcome = take(said, self.copies.get(message.to), frozenset({message.to}), self.now)
            self.post += [message] if outcome.why == MISSED else []
            if outcome.event is not None:
                self.copies[message.to] = outcome.event
        assert message == before
        self.post += outcome.messages
        return outcome

    def settle(self, order=None):
        for _ in range(50):
            if self.rumour and not self.post and not self.elsewhere:
                self.tell_answers()
            if not self.post:
                return
            waiting, self.post = self.post, []
            for message in order(waiting) if order else waiting:
                self.deliver(message)
        raise AssertionError("they never stop talking")

    def known(self, mail):
        """What somebody sees of it: when, what, and whether they come."""
        return seen(self.copies.get(mail), mail)

    def company(self, mail):
        """Who else comes, as somebody sees it who is told, and as the one who invites does."""
        if self.event is None or mail not in listeners(self.event):
            return None, None
        seen = view(self.event, frozenset({mail}))
        return _company(self.copies.get(mail, {}), mail), _company(seen.whole, mail) if seen.whole else None

    def meant(self, mail):
        """What they are to see of it."""
        if self.event is None or self.event.get("status") == "cancelled":
            return {}
        it = view(self.event, frozenset({mail}))
        whole = it.whole if it.whole is not None else None
        if whole is not None:
            return seen(whole, mail)
        return {rid: _fact(each, mail) for rid, each in it.occurrences.items()}


def seen(event, mail):
    if event is None:
        return {}
    series = event.get("status") != "cancelled"
    found = {}
    for rid in sorted({*DAYS, *rids(event)}):
        it = occurrence(event, rid) if happens(event, rid) else None
        if it is not None and it.get("status") != "cancelled" and key_of(it, frozenset({mail})):
            found[rid] = _fact(it, mail)
    assert series or all("status" in event["recurrenceOverrides"][rid] for rid in found)
    return found


def _fact(it, mail):
    mine = people(it)[key_of(it, frozenset({mail}))]
    return (it["title"], times({**it, "recurrenceRules": None}), mine.get("participationStatus", "needs-action"))


def _company(event, mail):
    found = {}
    for rid in sorted({*DAYS, *rids(event)}):
        it = occurrence(event, rid) if happens(event, rid) else None
        if it is not None and it.get("status") != "cancelled" and key_of(it, frozenset({mail})):
            others = ((reached(each), each.get("participationStatus", "needs-action")) for _, each in invited(it))
            found[rid] = {who: status for who, status in others if who != mail}
    return found
