"""Calendars that are not written in UTF-8, as the standard has it (RFC 5545, 3.1.4): old programs make some. Pure."""

import codecs
import re

_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_KNOWN = frozenset(
    (
        *("iso-8859-1", "iso-8859-2", "iso-8859-9", "iso-8859-15", "latin1"),
        *("windows-1250", "windows-1251", "windows-1252", "windows-1254", "koi8-r"),
        *("utf-16", "utf-16le", "utf-16be", "shift_jis", "euc-jp", "euc-kr", "gb2312", "gbk", "gb18030", "big5"),
    )
)
"""What is read beside it: Python knows alphabets that take long, or mean something else than letters."""
_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)


def utf8(data: bytes, media: str) -> bytes:
    """A file in UTF-8, as far as what it begins with, or what it was sent as, says how it is written."""
    marked = next((alphabet for mark, alphabet in _MARKS.items() if data.startswith(mark)), None)
    if marked is None and _is_utf8(data):
        return data
    said = _CHARSET.search(media)
    alphabet = marked or (said[1].lower() if said else "")
    if alphabet not in _KNOWN | set(_MARKS.values()):
        return data
    try:
        return data.decode(alphabet).encode()
    except UnicodeError:
        return data


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return b"\x00" not in data[:64]
