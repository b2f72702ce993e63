"""A letter as it travels: one message of two alternatives, plain text and HTML."""

from datetime import datetime
from typing import TYPE_CHECKING

from identity.letters.model import Letter
from identity.letters.names import one_line, routable

if TYPE_CHECKING:
    from email.mime.text import MIMEText

USER = "no-reply"
"""Who writes, at whatever domain; what a function is granted says so too."""


def message(letter: Letter, domain: str, at: datetime) -> bytes:
    """The bytes of it, written from ``domain``; ``Unreachable`` if its reader's address is none."""
    # Only who sends pays for these; and their elder half folds names that are not in ASCII without breaking them.
    from email.mime.multipart import MIMEMultipart
    from email.policy import compat32
    from email.utils import format_datetime, make_msgid

    made = MIMEMultipart("alternative", policy=compat32.clone(linesep="\r\n", mangle_from_=False))
    made["From"] = _mailbox(sender(letter), f"{USER}@{domain}")
    made["To"] = _mailbox(one_line(letter.to.name), "@".join(routable(letter.to.address)))
    made["Subject"] = letter.subject if letter.subject.isascii() else _encoded(letter.subject)
    made["Date"] = format_datetime(at)
    made["Message-ID"] = make_msgid(domain=domain)
    for name, value in letter.headers.items():
        made[name] = value
    made.attach(_part(letter.text, "plain"))
    made.attach(_part(letter.html, "html"))
    return made.as_bytes()


def sender(letter: Letter) -> str:
    """Who it says it is from: a name, and nothing that could be taken for an address."""
    return one_line((letter.brand.sender or letter.brand.name).replace("@", " "))


def _mailbox(name: str, address: str) -> str:
    from email.utils import formataddr

    return formataddr((name, address)) if name.isascii() else f"{_encoded(name)} <{address}>"


def _encoded(text: str) -> str:
    """``text`` in the words that headers have for what is not ASCII."""
    from email.header import Header

    return Header(text, "utf-8", maxlinelen=64).encode(linesep="").strip()  # the first stays behind "Subject:"


def _part(text: str, kind: str) -> "MIMEText":
    from email.charset import QP, Charset
    from email.mime.text import MIMEText

    charset = Charset("utf-8")
    charset.body_encoding = QP
    part = MIMEText(text, kind, charset)  # type: ignore[arg-type]  # typeshed knows only its name
    del part["MIME-Version"]  # that of the whole is enough
    return part
