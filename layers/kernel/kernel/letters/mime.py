"""A letter as it travels: alternatives of plain text, HTML and perhaps a calendar object, and files beside them."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from kernel.letters.model import Enclosed, Invite, Letter
from kernel.letters.names import one_line, routable

if TYPE_CHECKING:
    from email.message import Message
    from email.mime.multipart import MIMEMultipart
    from email.mime.nonmultipart import MIMENonMultipart
    from email.mime.text import MIMEText

Part = TypeVar("Part", bound="Message")

USER = "no-reply"
"""Who writes, at whatever domain; what a function is granted says so too."""

_NOT_IN_A_NAME = re.compile(r"[^!-;=?-~]")
_LONGEST = 200


def message(letter: Letter, domain: str, at: datetime) -> bytes:
    """The bytes of it, written from ``domain``; ``Unreachable`` if its reader's address is none."""
    # Only who sends pays for these; and their elder half folds names that are not in ASCII without breaking them.
    from email.header import Header
    from email.utils import format_datetime, make_msgid

    made = _joined("alternative", (_part(letter.text, "plain"), _part(letter.html, "html"), *_invited(letter.invite)))
    if letter.enclosed:
        made = _joined("mixed", (_inner(made), *map(_file, letter.enclosed)))
    made["From"] = _mailbox(sender(letter), f"{USER}@{domain}")
    made["To"] = _mailbox(one_line(letter.to.name), "@".join(routable(letter.to.address)))
    made["Subject"] = letter.subject if letter.subject.isascii() else _encoded(letter.subject)
    made["Date"] = format_datetime(at)
    made["Message-ID"] = _named(letter.message_id, domain) if letter.message_id else make_msgid(domain=domain)
    if letter.references:
        made["In-Reply-To"] = _named(letter.references[-1], domain)
        made["References"] = "\r\n ".join(_named(each, domain) for each in letter.references)
    for name, value in letter.headers.items():
        whole: Any = Header(value) if value.startswith("<") else value  # or the line is folded before an address
        made[name] = whole
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
    return _inner(MIMEText(text, kind, charset))  # type: ignore[arg-type]  # typeshed knows only its name


def _invited(invite: Invite | None) -> "Iterable[MIMENonMultipart]":
    """The object as it is, byte for byte: its lines end as its own standard says, so it travels as base64."""
    if invite is not None:
        from email.encoders import encode_base64
        from email.mime.nonmultipart import MIMENonMultipart

        part = MIMENonMultipart("text", "calendar", method=invite.method, charset="utf-8")
        part.set_payload(invite.content.encode())
        encode_base64(part)
        yield _inner(part)


def _file(enclosed: Enclosed) -> "MIMENonMultipart":
    from email.encoders import encode_base64
    from email.mime.nonmultipart import MIMENonMultipart

    main, _, rest = enclosed.type.partition("/")
    kind, *parameters = (each.strip() for each in rest.split(";"))
    part = MIMENonMultipart(main, kind)
    for each in parameters:
        name, _, value = each.partition("=")
        part.set_param(name, value)
    part.add_header("Content-Disposition", "attachment", filename=_filename(enclosed.name))
    part.set_payload(enclosed.content)
    encode_base64(part)
    return _inner(part)


def _filename(name: str) -> str | tuple[str, str, str]:
    """A name in one line, with nothing in it that says where to put the file."""
    plain = one_line(name.replace("/", "_").replace("\\", "_"), 100) or "file"
    return plain if plain.isascii() else ("utf-8", "", plain)


def _joined(kind: str, parts: "Iterable[Message]") -> "MIMEMultipart":
    from email.mime.multipart import MIMEMultipart
    from email.policy import compat32

    made = MIMEMultipart(kind, policy=compat32.clone(linesep="\r\n", mangle_from_=False))
    for part in parts:
        made.attach(part)
    return made


def _inner(part: Part) -> Part:
    """A part of something: the version that the whole says is enough."""
    del part["MIME-Version"]
    return part


def _named(name: str, domain: str) -> str:
    """The name of a letter; one that others gave is made to fit into a header."""
    fit = _NOT_IN_A_NAME.sub("", name)[:_LONGEST]
    return f"<{fit}>" if "@" in fit else f"<{fit}@{domain}>"
