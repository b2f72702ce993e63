"""Reading the header of a mail that anybody may have written: nothing in it can make this fail."""

from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.utils import formataddr, getaddresses


def split(raw: bytes) -> tuple[bytes, bytes]:
    """The header with its last line end, and what follows (the empty line and the body)."""
    for mark in (b"\r\n\r\n", b"\n\n"):
        if mark in raw:
            at = raw.index(mark) + len(mark) // 2
            return raw[:at], raw[at:]
    return raw, b""


def fields(header: bytes) -> Iterator[tuple[str, str]]:
    """Name and value of each field, unfolded, as written."""
    name, value = "", ""
    for line in header.decode("utf-8", "replace").replace("\r\n", "\n").split("\n"):
        if line[:1] in {" ", "\t"}:
            value += line
            continue
        if name:
            yield name, value.strip()
        name, colon, value = line.partition(":")
        if not colon or not name.strip():
            name = ""
    if name:
        yield name, value.strip()


def without(header: bytes, unwanted: str) -> bytes:
    """The header without any field of that name."""
    kept, dropping = [], False
    for line in header.splitlines(keepends=True):
        if line[:1] not in {b" ", b"\t"}:
            dropping = line.lower().startswith(unwanted.lower().encode() + b":")
        if not dropping:
            kept.append(line)
    return b"".join(kept)


def text(value: str) -> str:
    """A value in plain Unicode: =?utf-8?q?h=C3=A9?= is hé."""
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return value


def addresses(value: str) -> list[str]:
    """The addresses of a value, one each, with their names."""
    return [_named(text(name), address) for name, address in getaddresses([value]) if address]


def _named(name: str, address: str) -> str:
    if not name:
        return address
    return formataddr((name, address)) if (name + address).isascii() else f"{name} <{address}>"
