"""Letters are taken apart, whoever wrote them."""

from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agenda.ics.components import calendars
from agenda.invitations.post import MOST_BYTES, BadLetter, read

FILES = Path(__file__).parent / "files"
LETTERS = [each.read_bytes() for each in sorted(FILES.parent.glob("*/*.eml"))]
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


@pytest.mark.parametrize(
    "said",
    [
        "ada@example.com(<eve@evil.example>)",
        "ada@example.com <eve@evil.example>",
        "<ada@example.com> eve@evil.example",
        "<@evil.example:ada@example.com>",
        "ada@example.com:eve@evil.example;",
        "ada@example.com, eve@evil.example",
        "ada@example.com;eve@evil.example",
        "ada@example.com@evil.example",
        "ada@example.com\0@evil.example",
        "eve@evil.example]<ada@example.com>",
        "<ada@example.com> <eve@evil.example>",
        "(" * 3000 + "ada@example.com",
    ],
)
def test_nobody_is_taken_for_who_wrote_it_whom_another_reader_would_not_see(said):
    with pytest.raises(BadLetter):
        read(letter(author=said))


@pytest.mark.parametrize(
    ("said", "author"),
    [
        ('"ada@example.com" <eve@evil.example>', "eve@evil.example"),
        ("=?utf-8?q?ada=40example=2Ecom?= <eve@evil.example>", "eve@evil.example"),
        ("(ada) eve@evil.example", "eve@evil.example"),
        ("Ada\r\n <Ada@Example.com>", "ada@example.com"),
        ('"Lovelace, Ada" <ada@example.com>', "ada@example.com"),
        ("ada@example.com (Ada Lovelace)", "ada@example.com"),
    ],
)
def test_whatever_stands_in_a_name_the_address_is_who_wrote_it(said, author):
    assert read(letter(author=said)).author == author


@pytest.mark.parametrize(
    "charset", ["idna", "punycode", "undefined", "unicode-escape", "utf\0", "zlib", "hex", "x" * 300]
)
@pytest.mark.parametrize("body", [ICS + b"\0", b"\0-" + b"a9" * 2000, b"\xff" + ICS])
def test_what_is_in_no_charset_of_letters_is_read_or_refused(charset, body):
    with suppress(BadLetter):
        assert len(read(letter(kind=f"text/calendar; charset={charset}", body=body)).files) == 1


def test_a_charset_that_takes_hours_is_not_tried_however_it_is_said():
    before = process_time()
    kind = "text/calendar; charset*0=puny; charset*1=code"
    assert read(letter(kind=kind, body=b"\0-" + b"a9" * 500_000)).files
    assert process_time() - before < 5


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (letter(kind="application/octet-stream; name*=a; name*0*=x; name*=''"), "taken apart|no calendar"),
        (letter(kind='text/calendar; a="' + ";" * 400_000), "headers is too long"),
        (letter(kind='text/calendar; a="\r\n' + " ;\r\n" * 100_000 + ' "'), "headers is too long"),
        (letter().replace(b"Subject:", b"Subject: " + b"=?a?q?" * 100_000), "headers is too long"),
        (letter().replace(b"Subject:", b"Reply-To: " + b"(" * 60 + b"\r\nSubject:"), "comments .* nested"),
        (letter(author="ada@example.com" + "(" * 3000), "comments .* nested"),
        (letter(body=b"\n" * 1_000_000), "lines"),
        (letter(body=b"\r" * 1_000_000), "lines"),
    ],
    ids=["parameters", "header", "folded", "words", "comments", "comments of the author", "lines", "returns"],
)
def test_what_is_made_to_keep_us_busy_is_left(raw, why):
    before = process_time()
    with pytest.raises(BadLetter, match=why):
        read(raw)
    assert process_time() - before < 5


@pytest.mark.parametrize("deep", [60, 3000])
def test_parts_within_parts_are_counted_before_they_are_taken_apart(deep):
    head = "".join(f"content-TYPE:\r\n multipart/mixed; boundary=b{at}\r\n\r\n--b{at}\r\n" for at in range(deep))
    raw = f"From: ada@example.com\r\n{head}\r\n".encode() + b"\n" * 200_000
    before = process_time()
    with pytest.raises(BadLetter, match="nested too deeply"):
        read(raw)
    assert process_time() - before < 5


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_letter_that_was_mutilated_is_read_or_refused(data):
    raw = bytearray(data.draw(st.sampled_from(LETTERS)))
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=12))
    with suppress(BadLetter):
        assert read(bytes(raw)).files
