"""Whose letters are believed."""

from datetime import UTC, datetime

import pytest

from agenda.invitations.model import Message
from agenda.invitations.senders import Sender, trust
from tests.layers.agenda.invitations.stores import ADA, UID, participant, standup

BOB, EVE = "bob@example.com", "eve@evil.example"
GOOD = {"spf": "PASS", "dkim": "PASS", "dmarc": "PASS", "spam": "PASS", "virus": "PASS"}
NOW = datetime(2026, 12, 1, tzinfo=UTC)


def request(**more):
    return Message("REQUEST", UID, ADA, BOB, (standup(BOB, **more),), NOW)


def reply(**more):
    entry = {"uid": UID, "participants": {"x": participant(BOB, **more)}}
    return Message("REPLY", UID, BOB, ADA, (entry,), NOW)


def judged(sender, message, stored=None):
    return trust(sender, message, stored, frozenset({BOB}))


@pytest.mark.parametrize(
    ("verdicts", "envelope", "expected"),
    [
        ({}, ADA, "theirs"),
        ({"dmarc": "FAIL"}, ADA, "unverified"),
        ({"dmarc": "GRAY"}, ADA, "theirs"),
        ({"dmarc": "GRAY"}, EVE, "unverified"),
        ({"dmarc": "GRAY", "spf": "FAIL"}, ADA, "unverified"),
        ({"dmarc": "GRAY", "spf": "GRAY"}, ADA, "unverified"),
        ({"dmarc": "PROCESSING_FAILED", "spf": "PROCESSING_FAILED"}, ADA, "unverified"),
        ({"virus": "FAIL"}, ADA, "refused"),
        ({"spam": "FAIL"}, ADA, "refused"),
    ],
)
def test_a_letter_is_believed_as_its_domain_vouches_for_it(verdicts, envelope, expected):
    assert judged(Sender(envelope, ADA, verdicts={**GOOD, **verdicts}), request()) == expected


@pytest.mark.parametrize("message", [request(), reply()])
def test_nobody_speaks_for_another(message):
    assert judged(Sender(EVE, EVE, verdicts=GOOD), message) == "unverified"


def test_the_known_organizer_counts_and_not_whom_a_letter_names():
    taken = Sender(EVE, EVE, verdicts=GOOD)
    named = {"replyTo": {"imip": f"mailto:{EVE}"}, "participants": {"b": participant(BOB)}}

    assert judged(taken, request(**named)) == "theirs"
    assert judged(taken, request(**named), standup(BOB)) == "unverified"


@pytest.mark.parametrize(
    ("author", "answers_to", "expected"),
    [
        ("calendar-notification@google.com", ADA, "theirs"),
        ("noreply@email.apple.com", ADA, "theirs"),
        ("calendar-notification@google.com", EVE, "unverified"),
        ("noreply@evil.example", ADA, "unverified"),
    ],
)
def test_services_write_for_people_who_have_signed_in_there(author, answers_to, expected):
    assert judged(Sender(author, author, frozenset({answers_to}), GOOD), request()) == expected


@pytest.mark.parametrize(("author", "expected"), [("pa@example.com", "theirs"), ("pa@evil.example", "unverified")])
def test_who_answers_on_behalf_is_of_the_same_house(author, expected):
    assert judged(Sender(author, author, verdicts=GOOD), reply(sentBy=f"mailto:{author}")) == expected


def test_who_was_invited_may_send_another_to_what_nobody_knows_of_yet():
    people = {"cat": participant("cat@example.com"), "bob": participant(BOB, delegatedFrom={"cat": True})}
    message = request(participants=people)
    sender = Sender("cat@example.com", "cat@example.com", verdicts=GOOD)

    assert judged(sender, message) == "theirs"
    assert judged(sender, message, standup(BOB)) == "unverified"
    assert judged(Sender(EVE, EVE, verdicts=GOOD), message) == "unverified"


def test_what_comes_from_within_the_workspace_is_believed():
    assert judged(Sender(ADA, ADA), request()) == "theirs"
