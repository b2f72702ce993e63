"""What goes along with a letter, read by Python's own parser at its strictest."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import SMTP, strict
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.letters import Brand, Enclosed, Invite, NotALink, Reader, english
from kernel.letters.compose import Stationery
from kernel.letters.mime import message
from kernel.letters.wording import Wording

NOON = datetime(2026, 11, 21, 12, 4, 5, tzinfo=UTC)
WORDS = Wording(subject="Tea", preheader="At five", heading="Tea", body="Come.", reason="you like tea", button="Come")
TEXTS = SimpleNamespace(**{**vars(english), "LETTERS": {"tea": WORDS}})
OURS = Stationery({"en": TEXTS})
ADA, ACME = Reader("ada@example.org", "Ada"), Brand("Acme")
OBJECT = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Tee mit Zoë\r\nEND:VCALENDAR\r\n"
anything = st.text(st.characters(codec="utf-8"), max_size=120)


def letter(**more):
    return OURS.composed("tea", ADA, ACME, link="https://example.com/tea", **more)


def read(made):
    raw = message(made, "mail.example.com", NOON)
    assert raw.isascii()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    return message_from_bytes(raw, policy=SMTP + strict)


def test_a_calendar_object_is_the_best_way_to_read_it():
    found = read(replace(letter(by_hand=True), invite=Invite("REQUEST", OBJECT)))
    *_, invite = found.iter_parts()

    assert found.get_content_type() == "multipart/alternative"
    assert [each.get_content_type() for each in found.iter_parts()] == ["text/plain", "text/html", "text/calendar"]
    assert dict(invite["Content-Type"].params) == {"method": "REQUEST", "charset": "utf-8"}
    assert invite.get_payload(decode=True).decode() == OBJECT


def test_files_lie_beside_what_is_read():
    ics = Enclosed("invite.ics", OBJECT.encode(), "application/ics; method=REQUEST")
    files = (ics, Enclosed("Übersicht/..\r\nX: y.pdf", b"\0\xff" * 99))
    found = read(replace(letter(), invite=Invite("REQUEST", OBJECT), enclosed=files))
    inner, *enclosed = found.iter_parts()

    assert (found.get_content_type(), inner.get_content_type()) == ("multipart/mixed", "multipart/alternative")
    assert [each.get_filename() for each in enclosed] == ["invite.ics", "Übersicht_.. X: y.pdf"]
    assert [each.get_content_disposition() for each in enclosed] == ["attachment"] * 2
    assert [each.get_payload(decode=True) for each in enclosed] == [OBJECT.encode(), b"\0\xff" * 99]
    assert dict(enclosed[0]["Content-Type"].params) == {"method": "REQUEST"}


def test_letters_about_one_thing_stay_together():
    first = read(replace(letter(), message_id="event-17.0"))
    second = read(replace(letter(), message_id="event-17.1", references=("event-17.0", "theirs@example.net")))

    assert first["Message-ID"] == "<event-17.0@mail.example.com>"
    assert second["References"].split() == ["<event-17.0@mail.example.com>", "<theirs@example.net>"]
    assert second["In-Reply-To"] == "<theirs@example.net>"


@given(anything)
def test_whatever_others_call_a_letter_the_headers_stay_ours(name):
    found = read(replace(letter(), references=("first", f"x{name}")))

    assert len(found["References"].split()) == 2
    assert set(found.keys()) - set(read(letter()).keys()) == {"In-Reply-To", "References"}


@pytest.mark.parametrize("by_hand", [False, True])
def test_only_what_a_machine_wrote_is_said_to_be_automatic(by_hand):
    found = read(letter(by_hand=by_hand))

    assert ("Auto-Submitted" in found, "X-Auto-Response-Suppress" in found) == (not by_hand, not by_hand)


def test_answers_and_wishes_have_somewhere_to_go():
    found = read(letter(replies="cal-17@mail.example.com", unsubscribe="https://example.com/settings"))

    assert found["Reply-To"] == "cal-17@mail.example.com"
    assert found["List-Unsubscribe"] == "<https://example.com/settings>"
    with pytest.raises(NotALink):
        letter(unsubscribe="javascript:x")
