"""What becomes of letters that come to rooms from calendars elsewhere."""

from contextlib import suppress
from datetime import timedelta

import pytest

from agenda.invitations.files import messages
from agenda.invitations.model import Message
from agenda.invitations.parties import people
from agenda.invitations.post import BadLetter, read
from agenda.invitations.senders import Sender
from agenda.people.model import Colleague
from tests.layers.agenda.rooms.hotel import ADDRESS, BLUE, MONDAY, Hotel, asked, weekly

GUS, ADA, KAY = "gus@example.net", "ada@example.com", "kay@example.com"
GOOD = {"spf": "PASS", "dkim": "PASS", "dmarc": "PASS", "spam": "PASS", "virus": "PASS"}
BADLY = {"dmarc": "FAIL"}


class Inn(Hotel):
    """A hotel whose mail comes: Ada has an address, of Kay nobody there knows, and Gus is a stranger."""

    def __init__(self, **room):
        super().__init__(**room)
        self.people[ADA] = Colleague(person="ada", groups=("red",))
        self.told = []

    def put(self, errand):
        if errand.to in self.events or "@calendar.invalid" in errand.to:
            super().put(errand)
        else:
            self.told.append(errand.message)

    def write(self, method="REQUEST", uid="tea", start=9, who=GUS, author=None, verdicts=(), **said):
        """A letter about a meeting; a second later than the last."""
        self.now += timedelta(seconds=1)
        owner = {"@type": "Participant", "roles": {"owner": True}, "sendTo": {"imip": f"mailto:{who}"}}
        room = asked(kind="individual", participationStatus="needs-action")
        usual = {"@type": "Event", "uid": uid, "title": "Tea", "start": f"{MONDAY}T{start:02}:00:00", "timeZone": "UTC"}
        usual |= {"duration": "PT1H", "sequence": 0, "updated": f"{self.now:%Y-%m-%dT%H:%M:%SZ}"}
        entry = {**usual, "replyTo": {"imip": f"mailto:{who}"}, "participants": {"o": owner, "r": room}, **said}
        message = Message(method, uid, who, ADDRESS, (entry,), self.now, entry["sequence"])
        return self.brings(message, author or who, **dict(verdicts))

    def brings(self, message, author=GUS, answers_to=(), **verdicts):
        self.letter = message
        letter = Sender(author, author, frozenset(answers_to), {**GOOD, **verdicts})
        self.desk.ask("acme", BLUE, message, letter)
        return self

    def heard(self):
        """The last answer: to whom, what, and why."""
        it = self.told[-1]
        (room,) = [each for each in people(it.entries[0]).values() if each.get("kind") in {"location", "resource"}]
        assert it.method == "REPLY"
        return it.to, room["participationStatus"], it.comment

    @property
    def times(self):
        return [span.begins.hour for span, _ in self.booked()]


@pytest.mark.parametrize(
    ("outside", "answer"),
    [
        ("refuse", ("declined", "Blue is booked by those who work there; ask one of them to book it for you.")),
        ("caretakers", ("tentative", "Who looks after Blue has to agree; until then others may get it.")),
        ("accept", ("accepted", "")),
    ],
)
def test_whether_strangers_may_ask_is_for_each_room_to_say(outside, answer):
    inn = Inn(outside=outside).write()

    assert inn.heard() == (GUS, *answer)
    assert inn.times == ([9] if outside == "accept" else [])
    assert people(inn.told[-1].entries[0]).keys() != set()
    assert {each["name"] for each in people(inn.told[-1].entries[0]).values() if "name" in each} == {"Blue"}


def test_a_stranger_who_waits_keeps_the_room_from_nobody():
    inn = Inn().write().meeting("ours").settle()
    assert inn.answer("ours") == ("accepted", "")

    inn.write(title="Tea?")
    assert inn.heard() == (GUS, "declined", "Blue is taken: 2026-11-23 09:00 to 10:00.")
    inn.cancel("ours").settle().write(uid="one").write(uid="other")
    assert [each.event["uid"] for each in inn.here.values()] == ["one", "other"], "both wait, until somebody chooses"


def test_a_colleague_asks_by_letter_as_from_within():
    inn = Inn(bookers=["group:red"], outside="refuse").write(who=ADA)
    assert inn.heard() == (ADA, "accepted", "")

    inn.people[ADA] = Colleague(person="ada")
    inn.write(uid="other", start=14, who=ADA)
    assert inn.heard()[1:] == ("declined", "Blue is not for you to book; ask who manages calendars in your workspace.")


def test_two_who_want_it_get_it_once_however_they_ask():
    inn = Inn(outside="accept").meeting("ours").settle().write()
    assert inn.heard()[1:] == ("declined", "Blue is taken: 2026-11-23 09:00 to 10:00.")

    inn.write(uid="early", start=11).meeting("late", f"{MONDAY}T11:00:00").settle()
    assert (inn.heard()[1], inn.answer("late")[0], inn.times) == ("accepted", "declined", [9, 11])


def test_the_later_letter_counts_and_the_same_one_changes_nothing():
    inn = Inn(outside="accept").write(sequence=1, start=10)
    first, state = inn.letter, inn.state
    inn.brings(first)
    assert (inn.state, inn.told[0]) == (state, inn.told[1]), "the same answer, which goes out once"

    inn.write(sequence=2, start=11).brings(first).write(sequence=1, start=12)
    assert inn.times == [11]
    inn.write(sequence=3, start=11, title="As it was")
    assert inn.heard()[1] == "accepted"
    inn.write("CANCEL", sequence=4).write(sequence=2, start=9).brings(first)
    assert (inn.times, [*inn.here]) == ([], [])


def test_a_series_is_had_whole_or_not_at_all():
    inn = Inn(outside="accept").meeting("ours", f"{MONDAY[:-2]}30T09:00:00").settle().write(**weekly())
    assert inn.heard()[1:] == ("declined", "Blue is taken: 2026-11-30 09:00 to 10:00.")

    inn.write(start=11, **weekly())
    assert (inn.heard()[1], inn.times) == ("accepted", [11, 9, 11, 11, 11])


def test_the_room_is_not_one_of_those_who_come_whatever_the_program_takes_it_for():
    assert Inn(outside="accept", capacity=1).write().heard()[1] == "accepted"


@pytest.mark.parametrize(
    ("author", "verdicts", "said"),
    [
        (GUS, BADLY, {}),
        (GUS, {"virus": "FAIL"}, {}),
        ("eve@evil.example", {}, {}),
        (GUS, {}, {"replyTo": None, "participants": {"r": asked()}}),
        (GUS, {}, {"participants": {"o": {"roles": {"owner": True}, "sendTo": {"imip": f"mailto:{GUS}"}}}}),
    ],
)
def test_whoever_cannot_be_told_from_another_is_not_even_answered(author, verdicts, said):
    inn = Inn(outside="accept").write(author=author, verdicts=verdicts, **said)

    assert (inn.told, inn.here, inn.thrown) == ([], {}, {})


def test_nobody_becomes_a_colleague_or_has_others_written_to_by_naming_them():
    """A program may say another address of the one who invites; the letter is from one of them alone."""
    both = {"roles": {"owner": True}, "sendTo": {"imip": f"mailto:{ADA}"}, "email": GUS}
    inn = Inn(outside="refuse").write(author=GUS, who=ADA, participants={"o": both, "r": asked()})
    assert (inn.told, inn.here) == ([], {})

    relay = "2_gezdgnbvgy3tqojq@imip.me.com"  # as Apple hides who invites
    hidden = {**both, "sendTo": {"imip": f"mailto:{relay}"}}
    inn.write(who=relay, author=GUS, participants={"o": hidden, "r": asked()})
    assert inn.heard()[:2] == (relay, "declined")
    theirs = {**hidden, "email": ADA}
    inn.write(uid="other", who=relay, author=ADA, participants={"o": theirs, "r": asked()})
    assert inn.heard()[:2] == (relay, "accepted")


def test_nobody_says_anything_of_what_another_booked():
    inn = Inn(outside="accept").write(sequence=1)
    inn.write("CANCEL", sequence=5, who=KAY).write(sequence=6, start=11, who=KAY)
    inn.write("CANCEL", sequence=7, author=KAY)
    assert (inn.times, len(inn.told)) == ([9], 1)


def test_who_may_be_asked_by_a_hand_is_no_room():
    given = {
        "g": {"roles": {"attendee": True}, "sendTo": {"imip": f"mailto:{GUS}"}},
        "r": asked(delegatedFrom={"g": True}),
    }
    owner = {"o": {"roles": {"owner": True}, "sendTo": {"imip": f"mailto:{KAY}"}}}
    inn = Inn(outside="accept").write(who=KAY, author=GUS, participants={**owner, **given})

    assert (inn.told, inn.here) == ([], {})


def test_a_room_that_is_no_more_says_so_by_letter():
    inn = Inn(outside="accept")
    inn.calendar = inn.calendar.thrown_away(inn.now)
    assert inn.write().told[-1].comment == "This room is no more."


LETTER = """\
BEGIN:VCALENDAR
PRODID:-//Apple Inc.//macOS 15.1//EN
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:odd
DTSTAMP:20261120T000000Z
DTSTART:20261123T090000Z
DTEND:20261123T100000Z
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY:Visit
ORGANIZER:mailto:gus@example.net
ATTENDEE:mailto:{room}
END:VEVENT
END:VCALENDAR
"""
ALONE = "END:VEVENT\nBEGIN:VEVENT\nUID:odd\nRECURRENCE-ID:20261130T090000Z\nDTSTART:20261130T110000Z\n"


@pytest.mark.parametrize(
    ("there", "instead", "hours"),
    [
        ("SUMMARY", "COMMENT", [9, 9, 9]),
        ("SUMMARY:Visit", "RECURRENCE-ID:20261130T090000Z", [9]),
        ("END:VEVENT\n", f"{ALONE}DTSTAMP:20261120T000000Z\nEND:VEVENT\n", [9, 9]),
        ("DTSTART:20261123T090000Z", "X-START:1", []),
        ("ORGANIZER", "X-ORG", []),
        ("DTSTART:2026", "DTSTART:9999", []),
        ("DTEND:20261123T100000Z", "DURATION:P99999999D", []),
        ("WEEKLY;COUNT=3", "SECONDLY", []),
        ("WEEKLY;COUNT=3", "YEARLY;BYMONTH=2;BYMONTHDAY=31", [9]),
    ],
)
def test_whatever_a_letter_is_like_the_room_stays_a_room(there, instead, hours):
    assert there in LETTER
    file = LETTER.replace(there, instead).format(room=ADDRESS).replace("\n", "\r\n")
    head = f"From: {GUS}\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\n"
    inn = Inn(outside="accept")
    with suppress(BadLetter):
        for message in messages(read((head + file).encode()), ADDRESS):
            inn.brings(message)
    assert inn.times == hours
