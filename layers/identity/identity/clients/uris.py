"""Addresses that an application may be sent to, or be told at. Pure.

An address is registered as a whole and matched character by character; only the port of a program that listens on its
own machine may be another one each time (RFC 8252, 7.3).
"""

import re
from collections.abc import Iterable
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, StringConstraints

_LOOPBACK = re.compile(r"http://(127\.0\.0\.1|\[::1\]|localhost)(?::([0-9]{1,5}))?((?:[/?].*)?)", re.DOTALL)
_HTTPS = re.compile(r"https://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?].*)?")
_PRIVATE = re.compile(r"[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:/.*")
_VISIBLE = re.compile(r"[!-~]+")
_NOT_IN_ONE = re.compile(r"[\"<>\\^`{|}#*]")
_MOST_PORTS = 65535


def _plain(text: str) -> str:
    """An address of visible characters that browsers and we read alike."""
    if not _VISIBLE.fullmatch(text) or _NOT_IN_ONE.search(text):
        raise ValueError("an address has no blanks, no fragment, no wildcard and no characters that must be escaped")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise ValueError("this is no address") from error
    if "@" in parts.netloc or port == 0:
        raise ValueError("an address names no user, and no port 0")
    if any(each in {"..", "."} for each in parts.path.split("/")):
        raise ValueError("an address is written without . and ..")
    return text


def _https(text: str) -> str:
    if not _HTTPS.fullmatch(_plain(text)):
        raise ValueError("use an https address")
    return text


def _way_back(text: str) -> str:
    _plain(text)
    if not (_HTTPS.fullmatch(text) or _LOOPBACK.fullmatch(text) or _PRIVATE.fullmatch(text)):
        raise ValueError("use https, http on the loopback, or a scheme of your own such as com.example.app:/back")
    return text


_Text = StringConstraints(min_length=8, max_length=1000)
WayBack = Annotated[str, _Text, AfterValidator(_way_back)]
"""Where a browser may be sent back to."""

HttpsUri = Annotated[str, _Text, AfterValidator(_https)]


def fits(asked: str, registered: Iterable[str]) -> bool:
    """Whether ``asked`` is one of those that are registered."""
    return any(asked == each or _same_machine(asked, each) for each in registered)


def _same_machine(asked: str, registered: str) -> bool:
    """Whether the two differ in their port alone, on the machine where the browser is."""
    first, second = _LOOPBACK.fullmatch(asked), _LOOPBACK.fullmatch(registered)
    if first is None or second is None or not _VISIBLE.fullmatch(asked):
        return False
    return first[1] == second[1] and first[3] == second[3] and 0 < int(first[2] or 80) <= _MOST_PORTS
