"""Texts as iCalendar writes them (RFC 5545, 3.3.11): with what would end them behind a backslash. Pure."""

import re
from collections.abc import Iterable

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SPECIAL = re.compile(r"[\\;,\n]")
_COMMA = re.compile(r"(?:[^\\,]|\\.?)+", re.DOTALL)


def plain(value: str) -> str:
    """What a text says."""
    return _ESCAPED.sub(lambda it: "\n" if it[1] in "nN" else it[1], value) if "\\" in value else value


def parts(value: str) -> list[str]:
    """What a list of texts says, one by one."""
    return [plain(each) for each in _COMMA.findall(value)]


def escaped(text: str) -> str:
    """A text as it is written."""
    return _SPECIAL.sub(lambda it: "\\n" if it[0] == "\n" else f"\\{it[0]}", text.replace("\r\n", "\n"))


def joined(texts: Iterable[str]) -> str:
    """A list of texts as it is written."""
    return ",".join(map(escaped, texts))
