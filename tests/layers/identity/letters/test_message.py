"""Letters as they travel, read by Python's own parser at its strictest."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import SMTP, strict
from email.utils import parseaddr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.letters import Brand, Reader
from identity.letters.signing_in import reset_password
from kernel.letters.mime import message
from kernel.letters.names import one_line
from tests.layers.identity.letters.specimens import ACME, ADA, letters, link

NOON = datetime(2026, 11, 21, 12, 4, 5, tzinfo=UTC)
POLICY = SMTP + strict
HEADERS = {
    *("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress", "Content-Language"),
    *("MIME-Version", "Content-Type"),
}
anything = st.text(st.characters(codec=None, categories=None), max_size=90)


def read(raw):
    return message_from_bytes(raw, policy=POLICY)


def called(raw, header):
    """The name in a header: read by the elder parser, for the younger one puts spaces into those that are folded."""
    name, _ = parseaddr(message_from_bytes(raw)[header])
    return str(make_header(decode_header(name)))


def sent(to=ADA, brand=ACME):
    return message(reset_password(to, brand, link=link(), lasts=timedelta(hours=1)), "mail.example.com", NOON)


@pytest.fixture(params=sorted(letters()))
def letter(request):
    return letters()[request.param]


def test_it_has_two_alternatives_and_the_page_is_the_better_one(letter):
    read_again = read(message(letter, "example.com", NOON))
    plain, page = read_again.iter_parts()

    assert read_again.get_content_type() == "multipart/alternative"
    assert (plain.get_content_type(), page.get_content_type()) == ("text/plain", "text/html")
    assert plain.get_content_charset() == page.get_content_charset() == "utf-8"
    assert plain.get_content().replace("\r\n", "\n") == letter.text
    assert page.get_content().replace("\r\n", "\n") == letter.html


def test_no_line_is_longer_than_mail_allows(letter):
    raw = message(letter, "example.com", NOON)

    assert max(map(len, raw.split(b"\r\n"))) <= 78
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert raw.isascii()


def test_its_headers_are_these_and_each_is_there_once(letter):
    read_again = read(message(letter, "example.com", NOON))
    names = read_again.keys()

    assert len(set(names)) == len(names)
    assert set(names) - {"Reply-To"} == HEADERS
    assert all(not value.defects for value in read_again.values())


def test_it_says_when_and_in_whose_name():
    read_again = read(sent())

    assert read_again["From"] == "Acme Robotics <no-reply@mail.example.com>"
    assert read_again["To"] == "Ada Lovelace <ada@example.org>"
    assert read_again["Date"].datetime == NOON
    assert read_again["Auto-Submitted"] == "auto-generated"
    assert read_again["X-Auto-Response-Suppress"] == "All"
    assert re.fullmatch(r"<[^@\s]+@mail\.example\.com>", read_again["Message-ID"])


def test_the_clock_of_the_machine_is_not_told():
    there = NOON.astimezone(timezone(timedelta(hours=9)))
    letter = letters()["invitation"]

    assert read(message(letter, "example.com", there))["Date"].datetime == NOON


def test_no_two_are_taken_for_one():
    assert len({read(sent())["Message-ID"] for _ in range(20)}) == 20


def test_who_has_a_sender_name_is_called_that():
    assert read(sent(brand=Brand("Acme", sender="Acme Accounts")))["From"].startswith("Acme Accounts <no-reply@")


def test_a_sender_cannot_call_itself_an_address():
    sender = read(sent(brand=Brand("support@bank.example")))["From"].addresses[0]

    assert (sender.display_name, sender.addr_spec) == ("support bank.example", "no-reply@mail.example.com")


@given(anything, anything)
def test_whatever_people_are_called_the_headers_stay_ours(name, workspace):
    raw = sent(Reader("ada@example.org", name), Brand(workspace))
    read_again = read(raw)

    assert set(read_again.keys()) == HEADERS
    (to,), (sender,) = read_again["To"].addresses, read_again["From"].addresses
    assert (to.addr_spec, sender.addr_spec) == ("ada@example.org", "no-reply@mail.example.com")
    assert called(raw, "To") == one_line(name)
    assert called(raw, "From") == one_line(workspace.replace("@", " "))
    assert read_again["Subject"] == "Choose a new password"


@given(anything)
def test_whatever_a_workspace_is_called_the_subject_says_it_in_one_line(name):
    letter = letters(brand=Brand(name))["erased"]
    said = one_line(f"{one_line(name)} was erased: your certificate", 150)

    assert str(read(message(letter, "example.com", NOON))["Subject"]) == said


@pytest.mark.parametrize("name", ["Zoë, Müller (QA)", 'Ann "the" Lee', "李小龍" * 12, "a" * 64, "\\", "a.b (c) <d>"])
def test_a_name_arrives_as_it_was_sent(name):
    assert called(sent(Reader("ada@example.org", name)), "To") == name


def test_a_name_is_not_decoded_once_more():
    disguised = "=?utf-8?q?support=40bank.example?="

    assert read(sent(brand=Brand(disguised)))["From"].addresses[0].display_name == disguised.replace("=?", "= ?")
