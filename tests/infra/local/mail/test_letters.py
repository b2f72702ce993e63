"""Mail is read for people: text, HTML, attachments, whatever it is made of."""

from email.message import EmailMessage

import pytest

from infra.local.mail import read


def test_a_letter_with_everything_is_taken_apart():
    message = EmailMessage()
    message["From"] = "Zoë <zoe@example.com>"
    message["To"] = "a@example.com, B <b@example.com>"
    message["Cc"] = "c@example.com"
    message["Subject"] = "Grüße"
    message.set_content("Hallo Ümläut\n")
    message.add_alternative("<p>Hallo</p>", subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="Rechnung ä.pdf")
    message.add_attachment("BEGIN:VCALENDAR", subtype="calendar", filename="invite.ics")
    letter = read(message.as_bytes())
    assert letter.sender == "Zoë <zoe@example.com>"
    assert letter.to == ("a@example.com", "B <b@example.com>")
    assert letter.cc == ("c@example.com",)
    assert letter.subject == "Grüße"
    assert letter.text == "Hallo Ümläut\n"
    assert letter.html == "<p>Hallo</p>\n"
    assert [(one.name, one.type) for one in letter.attachments] == [
        ("Rechnung ä.pdf", "application/pdf"),
        ("invite.ics", "text/calendar"),
    ]
    assert letter.attachments[0].content == b"%PDF"


def test_plain_text_is_text():
    letter = read(b"From: a@example.com\nSubject: x\n\nhello\n")
    assert (letter.text, letter.html, letter.attachments) == ("hello\n", "", ())


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"Content-Type: text/plain; charset=nonsense\r\n\r\n\xe4",
        b"Content-Type: multipart/mixed\r\n\r\nno boundary",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n",
        b"Content-Disposition: attachment; filename*=utf-8''%zz%ff\r\n\r\nx",
        b"Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\ninside",
    ],
)
def test_a_broken_letter_is_still_read(raw):
    assert read(raw).raw == raw
