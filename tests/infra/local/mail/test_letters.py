"""Mail that was sent is read for people: text, HTML, attachments, whatever it is made of."""

from dataclasses import dataclass
from email.message import EmailMessage

import pytest

from infra.local.mail.letters import letters


@dataclass(frozen=True)
class Mail:
    raw: bytes
    id: str = "1"
    source: str = "zoe@example.com"
    destinations: tuple[str, ...] = ("a@example.com",)


class Outbox:
    def __init__(self, *raw):
        self.mails = [Mail(one) for one in raw]

    def sent(self):
        return self.mails


def test_a_letter_with_everything_is_taken_apart():
    message = EmailMessage()
    message["From"] = "Zoë <zoe@example.com>"
    message["Subject"] = "Grüße"
    message.set_content("Hallo Ümläut\n")
    message.add_alternative("<p>Hallo</p>", subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="Rechnung ä.pdf")
    message.add_attachment("BEGIN:VCALENDAR", subtype="calendar", filename="invite.ics")
    (letter,) = letters(Outbox(message.as_bytes()))
    assert letter.subject == "Grüße"
    assert letter.header("From") == "Zoë <zoe@example.com>"
    assert letter.destinations == ["a@example.com"]
    assert letter.text == "Hallo Ümläut\n"
    assert letter.html == "<p>Hallo</p>\n"
    assert [(one.name, one.media) for one in letter.parts] == [
        ("Rechnung ä.pdf", "application/pdf"),
        ("invite.ics", "text/calendar"),
    ]
    assert letter.parts[0].content == b"%PDF"


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
    (letter,) = letters(Outbox(raw))
    assert letter.raw == raw
    assert letter.whole()["subject"]
