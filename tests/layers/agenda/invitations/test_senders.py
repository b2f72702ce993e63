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
    return trust(sender, message, stored)


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


def test_a_service_writes_for_the_calendars_of_its_own_domain():
    group = "c_1@group.calendar.google.com"
    message = request(replyTo={"imip": f"mailto:{group}"}, participants={"b": participant(BOB)})
    google = Sender("calendar-notification@google.com", "calendar-notification@google.com", verdicts=GOOD)

    assert (judged(google, message), judged(google, request())) == ("theirs", "unverified")


def test_who_hides_behind_apple_is_whoever_wrote_the_letter():
    relay = "2_gezdgnbvgy3tqojq@imip.me.com"
    for mail, expected in ((ADA, "theirs"), (EVE, "unverified")):
        owner = {**participant(relay, email=mail), "roles": {"owner": True}}
        people = {"o": owner, "b": participant(BOB)}
        message = request(replyTo={"imip": f"mailto:{relay}"}, participants=people)
        assert judged(Sender(ADA, ADA, verdicts=GOOD), message) == expected


def test_a_house_like_ours_writes_as_nobody_for_its_own_calendars_alone():
    calendar = f"calendar-{'0' * 32}@work.example"
    message = request(replyTo={"imip": f"mailto:{calendar}"}, participants={"b": participant(BOB)})
    letters = {
        "no-reply@work.example": "theirs",
        "no-reply@evil.example": "unverified",
        "ada@work.example": "unverified",
    }
    for author, expected in letters.items():
        assert judged(Sender(author, author, frozenset({calendar}), GOOD), message) == expected
    house = Sender("no-reply@example.com", "no-reply@example.com", frozenset({ADA}), GOOD)
    assert judged(house, request()) == "unverified"


@pytest.mark.parametrize("stored", [None, standup(BOB)])
def test_nobody_else_is_believed_for_being_named_beside_the_one_who_invites(stored):
    eve = Sender(EVE, EVE, verdicts=GOOD)
    named = (
        {"ada": {**participant(ADA, email=EVE), "roles": {"owner": True}}, "b": participant(BOB)},
        {"eve": {**participant(EVE), "roles": {"owner": True}}, "b": participant(BOB)},
        {"ada": {**participant(ADA, sentBy=EVE), "roles": {"owner": True}}, "b": participant(BOB)},
    )
    for people in named:
        assert judged(eve, request(participants=people), stored) == "unverified"


def test_nobody_answers_for_another_by_naming_themselves_beside_them():
    eve = Sender(EVE, EVE, verdicts=GOOD)
    for more in ({"email": EVE}, {"sentBy": EVE}):
        assert judged(eve, reply(**more), standup(BOB)) == "unverified"


@pytest.mark.parametrize("author", ["pa@example.com", "pa@elsewhere.example"])
def test_who_was_believed_to_write_for_somebody_may_do_so_again(author):
    pa = Sender(author, author, verdicts=GOOD)
    people = standup(BOB)["participants"]
    known = {key: {**each, "sentBy": author} for key, each in people.items()}

    for message in (request(), reply(sentBy=author)):
        assert judged(pa, message, standup(BOB)) == "unverified"
        assert judged(pa, message, standup(BOB, participants=known)) == "theirs"


def test_who_sends_another_is_not_believed_what_they_say_of_it():
    people = {"cat": participant("cat@example.com"), "bob": participant(BOB, delegatedFrom={"cat": True})}
    cat = Sender("cat@example.com", "cat@example.com", verdicts=GOOD)

    for stored in (None, standup(BOB)):
        assert judged(cat, request(participants=people), stored) == "unverified"


def test_what_comes_from_within_the_workspace_is_believed():
    assert judged(Sender(ADA, ADA), request()) == "theirs"


def test_from_where_a_house_writes_for_all_of_its_people_nobody_is_believed_for_one_of_them():
    for by, expected in (("pa@example.net", "theirs"), ("no-reply@house.example", "unverified")):
        stored = standup(BOB)
        stored["participants"]["bob"]["sentBy"] = by
        assert judged(Sender(by, by, verdicts=GOOD), reply(), stored) == expected
