"""What programs send comes to the state that they mean, and what we answer is by their rules.

Each letter has the shape of a real one; `specimens/README.md` says of which program, and from where that is known.
"""

from pathlib import Path

import pytest

from agenda.ics.components import calendars
from agenda.invitations.files import messages, written
from agenda.invitations.hosting import accepted
from agenda.invitations.occurrences import happens, moment, occurrence
from agenda.invitations.organizing import messages as tell
from agenda.invitations.parties import key_of, people
from agenda.invitations.post import BadLetter, read
from agenda.invitations.proposals import Waiting
from agenda.invitations.receiving import received
from agenda.invitations.replying import respond
from agenda.invitations.senders import Sender, trust
from kernel.callers import WorkspaceId
from tests.layers.agenda.invitations.stores import ADA, DAYS, standup

SPECIMENS = Path(__file__).parent / "specimens"
BOB = "bob@example.com"
ME = frozenset({BOB})
NOW = moment("2026-12-05T10:00:00Z")
GOOD = dict.fromkeys(("spf", "dkim", "dmarc", "spam", "virus"), "PASS")

REQUESTS = {
    "apple-request-attached": ("Wanderung", "2027-01-15T00:00:00", "P2D", None),
    "exchange2003-request": ("All hands", "2027-08-04T12:00:00", "PT1H30M", "America/New_York"),
    "fastmail-request": ("Lunch", "2027-02-05T12:45:00", "PT3H", "Europe/Prague"),
    "google-request-following": ("Stand-up, later", "2027-01-06T09:00:00", "PT15M", "Europe/Berlin"),
    "google-request-group": ("Townhall", "2027-01-12T17:00:00", "PT1H", "Etc/UTC"),
    "office365-request": ("Review", "2027-01-11T14:00:00", "PT2H", "America/Los_Angeles"),
    "outlook-request-custom-zone": ("Sommerfest", "2027-07-15T10:00:00", "PT1H", "Europe/Berlin"),
    "proton-request": ("Walk on the moon", "2027-01-18T11:00:00", "PT1H", "Europe/Zurich"),
    "some-request-latin-said-utf8": ("Grüße aus München", "2027-01-11T09:00:00", "PT1H", "Etc/UTC"),
    "some-request-method-in-type": ("Tea", "2027-01-11T09:00:00", "PT1H", "Etc/UTC"),
    "some-request-utf8-said-latin": ("Grüße aus München", "2027-01-11T09:00:00", "PT1H", "Etc/UTC"),
    "yahoo-request": ("Interview", "2027-01-07T15:30:00", "PT30M", "Asia/Kolkata"),
    "zimbra-request-on-behalf": ("Planning", "2027-01-11T10:30:00", "PT30M", "Europe/Brussels"),
}
UNVERIFIED = {
    "exchange-request-forwarded": "cat@example.com",
    "nextcloud-request": "invitations-noreply@cloud.example.com",
}


def said(name, to=BOB, stored=None):
    """The message of a letter whose domain vouches for it, and whether it is believed."""
    mail = read((SPECIMENS / f"{name}.eml").read_bytes())
    (message,) = messages(mail, to)
    return message, trust(Sender(mail.author, mail.author, mail.answers_to, GOOD), message, stored)


def taken(name, stored=None, to=BOB):
    message, trusted = said(name, to, stored)
    assert trusted == "theirs"
    return received(message, stored, frozenset({to}), NOW).event


def lines(file, name):
    """The lines of that name in what we write."""
    (calendar,) = calendars(file)
    (event,) = (each for each in calendar.components if each.name == "VEVENT")
    return [each.value for each in event.properties if each.name == name]


@pytest.mark.parametrize("name", REQUESTS)
def test_an_invitation_is_what_it_was_meant_to_be_and_is_answered_by_the_rules(name):
    event = taken(name)
    assert tuple(event.get(each) for each in ("title", "start", "duration", "timeZone")) == REQUESTS[name]
    assert "alerts" not in event

    message, _ = said(name)
    _, (answer,) = respond(event, ME, "accepted", NOW)
    file = written(answer)
    (calendar,) = calendars(file)
    assert (calendar.first("METHOD").value, answer.to) == ("REPLY", message.sender)
    assert lines(file, "ATTENDEE") == [f"mailto:{BOB}"]
    assert lines(file, "ORGANIZER") == [f"mailto:{message.sender}"]
    assert (lines(file, "UID"), lines(file, "SEQUENCE")) == ([message.uid], [str(message.sequence)])
    assert lines(file, "DTSTAMP") == ["20261205T100000Z"]
    assert b"VALARM" not in file


@pytest.mark.parametrize("name", UNVERIFIED)
def test_what_somebody_passes_on_or_a_server_says_under_its_own_name_waits(name):
    message, trusted = said(name)

    assert (message.sender, trusted) == (ADA, "unverified")


def test_outlook_moves_one_time_calls_off_all_and_its_own_format_is_left():
    event = taken("office365-request")
    moved = taken("office365-request-one", event)
    assert occurrence(moved, "2027-01-18T14:00:00")["start"] == "2027-01-19T10:00:00"
    assert occurrence(moved, "2027-01-25T14:00:00")["start"] == "2027-01-25T14:00:00"

    _, (answer,) = respond(moved, ME, "declined", NOW, rid="2027-01-18T14:00:00")
    assert lines(written(answer), "RECURRENCE-ID") == ["20270118T140000"]
    assert taken("office365-cancel", moved)["status"] == "cancelled"
    with pytest.raises(BadLetter, match="winmail"):
        said("outlook-winmail")


def test_google_tells_this_and_all_following_as_an_end_and_a_beginning():
    before = (Path(__file__).parent / "files" / "google-request.eml").read_bytes()
    (message,) = messages(read(before), BOB)
    event = received(message, None, ME, NOW).event

    after = taken("google-request-until", event)
    assert [happens(after, rid) for rid in DAYS] == [True, True, False, False, False]
    following = taken("google-request-following")
    assert following["uid"] != after["uid"]
    assert [happens(following, rid) for rid in DAYS] == [False, False, True, True, True]


def test_the_days_that_a_series_leaves_out_are_left_out():
    event = taken("zimbra-request-on-behalf")

    assert not happens(event, "2027-01-13T10:30:00")
    assert happens(event, "2027-01-14T10:30:00")


def test_somebody_answers_all_but_one_time_at_once():
    event = taken("cyrus-reply-all-but-one", standup(BOB), ADA)

    status = {rid: people(occurrence(event, rid))["bob"]["participationStatus"] for rid in DAYS}
    assert status == {**dict.fromkeys(DAYS, "accepted"), DAYS[2]: "declined"}
    again, _ = said("cyrus-reply-all-but-one", ADA, event)
    assert received(again, event, frozenset({ADA}), NOW).event is None


def test_thunderbird_answers_twice_in_one_letter_and_once_in_effect():
    event = taken("thunderbird-reply", standup(BOB), ADA)

    assert people(event)[key_of(event, ME)]["participationStatus"] == "accepted"


@pytest.mark.parametrize(
    ("name", "rid", "status"),
    [
        ("proton-reply", None, "tentative"),
        ("icloud-reply-one", DAYS[2], "declined"),
        ("zimbra-reply-one", DAYS[3], "declined"),
    ],
)
def test_who_answers_to_all_or_to_one_time_is_known_to_come_or_not_to_that(name, rid, status):
    stored = standup(BOB)
    event = taken(name, stored, ADA)

    assert {at: people(occurrence(event, at))["bob"]["participationStatus"] for at in DAYS} == {
        at: status if rid in {None, at} else "needs-action" for at in DAYS
    }
    told = ("title", "start", "duration", "recurrenceRules", "sequence")
    assert [event.get(each) for each in told] == [stored.get(each) for each in told]
    again, _ = said(name, ADA, event)
    assert received(again, event, frozenset({ADA}), NOW).event is None


def test_outlook_proposes_another_time_without_naming_who_invites():
    stored = standup(BOB, recurrenceRules=None)
    message, trusted = said("outlook-com-counter", ADA, stored)
    outcome = received(message, stored, frozenset({ADA}), NOW)

    assert (trusted, outcome.event) == ("theirs", None)
    assert (outcome.proposal.kind, outcome.proposal.sender) == ("counter", BOB)
    assert outcome.proposal.comment == "Could we do this after lunch?"
    waiting = Waiting.of(WorkspaceId("w"), "e", outcome.proposal, NOW, stored)
    assert (waiting.title, waiting.start, waiting.duration) == ("Stand-up", "2027-01-04T13:30:00", "PT30M")
    moved = accepted(stored, outcome.proposal)
    assert (moved["title"], moved["start"], moved["timeZone"]) == ("Stand-up", "2027-01-04T13:30:00", "Europe/Berlin")


def test_that_a_proposal_was_declined_leaves_everything_where_it_was():
    stored = received(*_invitation(), ME, NOW).event
    message, trusted = said("thunderbird-declinecounter", BOB, stored)

    assert (message.method, trusted) == ("DECLINECOUNTER", "theirs")
    assert message.entries[0]["start"] == "2027-01-05T15:00:00"
    outcome = received(message, stored, ME, NOW)
    assert (outcome.event, outcome.messages, outcome.proposal) == (None, (), None)


def _invitation():
    (message,) = (each for each in tell(None, standup(BOB)) if each.to == BOB)
    return message, None


def test_exchange_calls_off_one_time_and_what_it_moved_before_stays_moved():
    moved = taken("office365-request-one", taken("office365-request"))
    after = taken("office365-cancel-one", moved)

    assert not happens(after, "2027-01-25T14:00:00")
    assert occurrence(after, "2027-01-18T14:00:00")["start"] == "2027-01-19T10:00:00"
    assert happens(after, "2027-02-01T14:00:00")
    assert (after["title"], after.get("status", "confirmed")) == ("Review", "confirmed")
    assert taken("office365-cancel-one", after) is None


def test_every_specimen_is_looked_at_and_described():
    found = {path.stem for path in SPECIMENS.glob("*.eml")}
    described = (SPECIMENS / "README.md").read_text()
    looked = Path(__file__).read_text()

    assert {name for name in found if f'"{name}"' not in looked or f"`{name}`" not in described} == set()
