"""Letters are taken apart, whoever wrote them."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from agenda.ics.components import calendars
from agenda.invitations.post import MOST_BYTES, BadLetter, read

FILES = Path(__file__).parent / "files"
ICS = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Grüße\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode()


def letter(body=ICS, kind="text/calendar; method=REQUEST; charset=utf-8", encoding="8bit", author="ada@example.com"):
    head = f"From: {author}\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nContent-Type: {kind}\r\n"
    return f"{head}Content-Transfer-Encoding: {encoding}\r\n\r\n".encode() + body


@pytest.mark.parametrize("path", sorted(FILES.glob("*.eml")), ids=lambda path: path.stem)
def test_what_google_exchange_and_apple_write_is_read(path):
    mail = read(path.read_bytes())

    (file,) = mail.files
    assert file.method == path.stem.split("-")[1].upper()
    (calendar,) = calendars(file.data)
    assert calendar.first("METHOD").value == file.method
    assert mail.author.endswith(("@example.com", "@email.apple.com"))
    if "apple" in path.stem:
        assert mail.answers_to < {"ada@example.com", "bob@example.com"}


@pytest.mark.parametrize(
    ("raw", "data"),
    [
        (letter(), ICS),
        (letter(kind="text/calendar; charset=iso-8859-1", body=ICS.decode().encode("latin-1")), ICS),
        (letter(kind="text/calendar; charset=utf-16", body=ICS.decode().encode("utf-16")), ICS),
        (letter(kind="text/calendar; charset=klingon"), ICS),
        (letter(kind='application/octet-stream; name="Invite.ICS"'), ICS),
        (letter(encoding="base64", body=b"QkVHSU4="), b"BEGIN"),
        (letter(encoding="quoted-printable", body=b"BEGIN:VCAL=\r\nENDAR"), b"BEGIN:VCALENDAR"),
    ],
)
def test_a_file_is_utf_8_whatever_it_was_written_in(raw, data):
    mail = read(raw)

    assert mail.files[0].data == data
    assert (mail.author, mail.subject) == ("ada@example.com", "Grüße")


def test_what_came_back_or_was_passed_on_is_not_said_by_the_sender():
    inner = EmailMessage()
    inner["From"] = "ada@example.com"
    inner.add_attachment(ICS, maintype="text", subtype="calendar", filename="invite.ics")
    outer = EmailMessage()
    outer["From"] = "mailer-daemon@example.com"
    outer.set_content("It could not be delivered.")
    outer.add_attachment(inner)

    with pytest.raises(BadLetter, match="no calendar file"):
        read(outer.as_bytes())


def nested(depth):
    head = b"From: a@example.com\r\n"
    for at in range(depth):
        head += f'Content-Type: multipart/mixed; boundary="b{at}"\r\n\r\n--b{at}\r\n'.encode()
    return head


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "no calendar file"),
        (b"From: ada@example.com\r\n\r\nHello", "no calendar file"),
        (letter(author="a@example.com, b@example.com"), "of whom it is"),
        (letter(author="nobody"), "of whom it is"),
        (letter(author='ada@example.com, "e v e"@evil.example'), "of whom it is"),
        (b"From: b@example.com\r\n" + letter(), "of whom it is"),
        (letter(kind='application/ms-tnef; name="winmail.dat"'), "only Outlook reads"),
        (letter(kind='application/octet-stream; name="winmail.dat"'), "only Outlook reads"),
        (b"x" * (MOST_BYTES + 1), "larger than 10 MB"),
        (nested(500), "nested too deeply|more than 50 parts"),
        (nested(1) + b"--b0\r\n\r\n" * 60, "more than 50 parts"),
    ],
)
def test_what_cannot_be_read_says_why(raw, why):
    with pytest.raises(BadLetter, match=why):
        read(raw)
