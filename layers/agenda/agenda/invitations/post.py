"""Letters that come with something for the calendar (iMIP, RFC 6047): taken apart, in bounded effort. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message as Letter
from email.utils import getaddresses
from typing import NamedTuple

from agenda.invitations.parties import address
from kernel.errors import Invalid

MOST_BYTES = 10 * 1024 * 1024
MOST_PARTS = 50
MOST_FILES = 5

_MOST_LINES = 250_000
"""Ten megabytes have 140,000 lines of a file that is enclosed."""
_HEADERS = re.compile(
    rb"(?:\A|(?<=[\r\n]))(?P<name>content-[a-z-]+|from|reply-to|subject|message-id)[ \t]*:"
    rb"(?P<said>[^\r\n]*(?:(?:\r\n|\r|\n)[ \t][^\r\n]*)*)",
    re.IGNORECASE,
)
_MULTIPART = re.compile(rb"\s*multipart/", re.IGNORECASE)
_LONGEST = {True: 4096, False: 16384}
"""Bytes of a header that says what a part is, and of another."""
_ADDRESSES = {b"from", b"reply-to"}
_MOST_COMMENTS = 50
"""In one header; whoever reads addresses goes one step deeper with each that stands in another."""
_POINTED = re.compile(r"[^<>]*<\s*[^<>@:,\s]+@[^<>@:,\s]+\s*>")
_ALONE = re.compile(r"[^<>@:,()\s]+@[^<>@:,()\s]+(?:\s*\([^()<>@]*\))?|\([^()<>@]*\)\s*[^<>@:,()\s]+@[^<>@:,()\s]+")

_CALENDARS = {"text/calendar", "application/ics", "text/x-vcalendar"}
_NAMED = (".ics", ".ical", ".ifb", ".vcs")
_NO_CHARSETS = {"punycode", "idna", "undefined", "unicode_escape", "raw_unicode_escape"}
"""What Python can read, and no letter is written in."""
_BYTE_BY_BYTE = {"utf-8", "us-ascii", "ascii"}
_OUTLOOKS_OWN = {"application/ms-tnef", "application/vnd.ms-tnef"}


class BadLetter(Invalid):
    """Nothing in it can be read as a message about an event."""


class File(NamedTuple):
    """A calendar file in a letter."""

    method: str | None
    """What the letter says that it is; the file says it itself."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """What a letter brings."""

    author: str
    answers_to: frozenset[str]
    subject: str
    message_id: str
    files: tuple[File, ...]


def read(raw: bytes) -> Mail:
    """The letter; ``BadLetter`` says why there is nothing in it for a calendar."""
    _bounded(raw)
    try:
        return _read(message_from_bytes(raw))
    except RecursionError:
        raise BadLetter("its parts are nested too deeply") from None
    except (LookupError, TypeError, ValueError) as odd:  # over what the library that takes it apart stumbles
        raise BadLetter("it cannot be taken apart") from odd


def _bounded(raw: bytes) -> None:
    """Whether it can be taken apart in no time: each line costs as much as there are parts around it, a header more."""
    if len(raw) > MOST_BYTES:
        raise BadLetter(f"the letter is larger than {MOST_BYTES // 1024**2} MB")
    if raw.count(b"\n") + raw.count(b"\r") - raw.count(b"\r\n") > _MOST_LINES:
        raise BadLetter(f"it has more than {_MOST_LINES} lines")
    within = 0
    for found in _HEADERS.finditer(raw):
        within += bool(_MULTIPART.match(found["said"]))
        if within > MOST_PARTS:
            raise BadLetter("its parts are nested too deeply")
        if len(found["said"]) > _LONGEST[found["name"][:1].lower() == b"c"]:
            raise BadLetter("one of its headers is too long")
        if found["name"].lower() in _ADDRESSES and found["said"].count(b"(") > _MOST_COMMENTS:
            raise BadLetter("comments in one of its headers are nested too deeply")


def _read(letter: Letter) -> Mail:
    parts = list(_parts(letter))
    found = [File(_method(part), _utf8(part)) for part in parts if _is_calendar(part)]
    if not found:
        if any(_is_outlooks_own(part) for part in parts):
            raise BadLetter(
                "it comes as winmail.dat, which only Outlook reads; ask the sender to send it as HTML or plain text"
            )
        raise BadLetter("there is no calendar file in it")
    return Mail(
        author=_author(letter),
        answers_to=frozenset(_addresses(letter, "Reply-To")),
        subject=_words(letter, "Subject"),
        message_id=_words(letter, "Message-ID"),
        files=tuple(_once(found)),
    )


def _parts(letter: Letter) -> Iterator[Letter]:
    """The leaves. What stands in a letter that was forwarded or came back is not said by this sender."""
    waiting, seen = [letter], 0
    while waiting:
        part = waiting.pop(0)
        seen += 1
        if seen > MOST_PARTS:
            raise BadLetter(f"it has more than {MOST_PARTS} parts")
        if part.get_content_maintype() == "message":
            continue
        inner = part.get_payload()
        if part.is_multipart() and isinstance(inner, list):
            waiting[:0] = [each for each in inner if isinstance(each, Letter)]
        else:
            yield part


def _is_calendar(part: Letter) -> bool:
    kind = part.get_content_type()
    named = (part.get_filename() or "").lower()
    return kind in _CALENDARS or (kind == "application/octet-stream" and named.endswith(_NAMED))


def _is_outlooks_own(part: Letter) -> bool:
    return part.get_content_type() in _OUTLOOKS_OWN or (part.get_filename() or "").lower() == "winmail.dat"


def _method(part: Letter) -> str | None:
    said = part.get_param("method")
    return said.strip().upper() if isinstance(said, str) and said.strip() else None


def _utf8(part: Letter) -> bytes:
    """The file as UTF-8, whatever it was written in, and whatever the letter says that it was."""
    charset = part.get_content_charset() or "utf-8"
    if charset.replace("-", "_") in _NO_CHARSETS:  # some take hours; whoever takes a part apart would try them, too
        part.del_param("charset")
        charset = "utf-8"
    data = part.get_payload(decode=True)
    bare = data if isinstance(data, bytes) else b""
    if bare.isascii() and charset in _BYTE_BY_BYTE:
        return bare
    for each in ("utf-8", charset) if b"\0" not in bare else (charset,):
        try:
            return bare.decode(each).encode()
        except (LookupError, ValueError):
            continue
    return bare.decode("windows-1252", "replace").encode()


def _once(files: list[File]) -> Iterator[File]:
    """Each but once: most programs send the same file as a part and as an attachment."""
    seen: set[bytes] = set()
    for each in files:
        bare = b"".join(each.data.split())
        if bare not in seen and len(seen) < MOST_FILES:
            seen.add(bare)
            yield each


def _author(letter: Letter) -> str:
    """The one who wrote it; of several nobody knows who did."""
    said = letter.get_all("From") or []
    found = list(_addresses(letter, "From"))
    if len(said) != 1 or len(getaddresses([str(said[0])])) != 1 or len(found) != 1 or not _plain(str(said[0])):
        raise BadLetter("it does not say of whom it is")
    return found[0]


def _plain(said: str) -> bool:
    """Whether whoever vouches for its domain reads the same address in it: one in pointed brackets, or one alone."""
    bare = said.strip()
    return bool(_POINTED.fullmatch(bare)) or bool(_ALONE.fullmatch(bare))


def _addresses(letter: Letter, name: str) -> Iterator[str]:
    said = [str(each) for each in letter.get_all(name) or []]
    for _, mail in getaddresses(said):
        found = address(mail)
        if found:
            yield found


def _words(letter: Letter, name: str) -> str:
    said = str(letter.get(name) or "")
    try:
        text = str(make_header(decode_header(said)))
    except (LookupError, UnicodeDecodeError, ValueError):
        text = said
    return " ".join(text.split())[:998]
