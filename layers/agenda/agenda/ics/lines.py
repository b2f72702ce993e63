"""The lines of an iCalendar file: unfolded, decoded, taken apart (RFC 5545, 3.1; RFC 6868). Pure.

They end as the standard has it, or with only one of its two characters. A line that cannot be read is told, and those
after it are read.
"""

import re
from collections.abc import Iterator, Mapping
from quopri import decodestring
from typing import NamedTuple

from agenda.ics.problems import BadCalendar, Problem

MOST_BYTES = 20 * 1024 * 1024
LONGEST = 3 * 1024 * 1024
"""Of one line, unfolded: files may be attached within."""
MOST_PARAMETERS = 200

Parameters = Mapping[str, tuple[str, ...]]

_NAME = re.compile(r"[A-Za-z0-9-]+")
_BEGINNING = re.compile(rb"[A-Za-z0-9-]{1,60}")
_ONE = r'(?:"[^"]*"|[^";:,]*)'
_PARAMETER = re.compile(rf";([A-Za-z0-9-]+)=({_ONE}(?:,{_ONE})*)")
_VALUE = re.compile(r'"([^"]*)"|([^,]+)|(?<=,)(?=,|$)|^(?=,|$)')
_CARET = re.compile(r"\^(.)")
_CARETS = {"n": "\n", "^": "^", "'": '"'}
_QUOTED = "QUOTED-PRINTABLE"
_CHARSETS = {"utf-8", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "shift_jis", "gb2312"}
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Line(NamedTuple):
    """One property as it is written."""

    number: int
    name: str
    parameters: Parameters
    value: str

    def parameter(self, name: str) -> str | None:
        """The first value of a parameter."""
        return next(iter(self.parameters.get(name, ())), None)


def lines(data: bytes, most: int = MOST_BYTES) -> Iterator[Line | Problem]:
    """All of them, and where one would be that is none, what is wrong; ``most`` bytes are read."""
    for number, raw in _unfolded(data, most):
        if len(raw) > LONGEST:
            yield Problem(number, _named(raw), f"a line is longer than {LONGEST // 1024**2} MB")
            continue
        try:
            text = raw.decode()
        except UnicodeDecodeError:
            yield Problem(number, _named(raw), "this is not UTF-8; save the file as UTF-8 and try again")
            continue
        yield _line(number, _CONTROLS.sub("", text))


def _unfolded(data: bytes, most: int) -> Iterator[tuple[int, bytes]]:
    if len(data) > most:
        raise BadCalendar(Problem(1, "", f"the file is larger than {most // 1024**2} MB"))
    began, parts = 0, list[bytes]()
    for number, part in enumerate(_raw(data.removeprefix(b"\xef\xbb\xbf")), start=1):
        if parts and parts[-1].endswith(b"=") and _QUOTED.encode() in parts[0].partition(b":")[0].upper():
            parts[-1] = parts[-1][:-1]
            parts.append(part)  # as it is: where a line of it breaks, a blank may come next
            continue
        if part[:1] in {b" ", b"\t"} and parts:
            parts.append(part[1:])
            continue
        if parts:
            yield began, b"".join(parts)
        began, parts = number, [part] if part.strip() else []
    if parts:
        yield began, b"".join(parts)


def _raw(data: bytes) -> Iterator[bytes]:
    end, at = b"\n" if b"\n" in data else b"\r", 0
    while (found := data.find(end, at)) >= 0:
        yield data[at:found].removesuffix(b"\r")
        at = found + 1
    yield data[at:].removesuffix(b"\r")


def _named(raw: bytes) -> str:
    found = _BEGINNING.match(raw)
    return found[0].decode().upper() if found else ""


def _line(number: int, text: str) -> Line | Problem:
    found = _NAME.match(text)
    if found is None:
        return Problem(number, "", "a line begins with the name of a property")
    name, at = found[0].upper(), found.end()
    parameters: dict[str, tuple[str, ...]] = {}
    for _ in range(MOST_PARAMETERS):
        if not (parameter := _PARAMETER.match(text, at)):
            break
        values = tuple(_plain(quoted or plain) for quoted, plain in _VALUE.findall(parameter[2]))
        parameters[parameter[1].upper()] = (*parameters.get(parameter[1].upper(), ()), *values)
        at = parameter.end()
    if text[at : at + 1] != ":":
        return Problem(number, name[:60], "there is no colon before its value")
    if any(each.upper() == _QUOTED for each in parameters.get("ENCODING", ())):
        return _unquoted(Line(number, name, parameters, text[at + 1 :]))
    return Line(number, name, parameters, text[at + 1 :])


def _unquoted(line: Line) -> Line | Problem:
    """As vCalendar 1.0 wrote what is not ASCII; a line that it breaks is written as iCalendar writes it."""
    charset = (line.parameter("CHARSET") or "utf-8").lower()
    try:
        if charset not in _CHARSETS:
            return Problem(line.number, line.name[:60], f"nobody here reads the charset {charset[:40]!r}")
        text = decodestring(line.value.encode()).decode(charset)
    except UnicodeDecodeError:
        return Problem(line.number, line.name[:60], f"what is quoted here is not {charset}")
    left = {each: values for each, values in line.parameters.items() if each not in {"ENCODING", "CHARSET"}}
    return line._replace(parameters=left, value=_CONTROLS.sub("", text).replace("\n", "\\n"))


def _plain(value: str) -> str:
    return _CARET.sub(lambda it: _CARETS.get(it[1], it[0]), value) if "^" in value else value
