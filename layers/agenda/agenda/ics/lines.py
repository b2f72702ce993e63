"""The lines of an iCalendar file: unfolded, decoded, taken apart (RFC 5545, 3.1; RFC 6868). Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from agenda.ics.problems import BadCalendar, Problem

MOST_BYTES = 20 * 1024 * 1024
LONGEST = 3 * 1024 * 1024
"""Of one line, unfolded: files may be attached within."""

_NAME = re.compile(r"[A-Za-z0-9-]+")
_ONE = r'(?:"[^"]*"|[^";:,]*)'
_PARAMETER = re.compile(rf";([A-Za-z0-9-]+)=({_ONE}(?:,{_ONE})*)")
_VALUE = re.compile(r'"([^"]*)"|([^,]+)|(?<=,)(?=,|$)|^(?=,|$)')
_CARET = re.compile(r"\^(.)")
_CARETS = {"n": "\n", "^": "^", "'": '"'}
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Line(NamedTuple):
    """One property as it is written."""

    number: int
    name: str
    parameters: Mapping[str, tuple[str, ...]]
    value: str

    def parameter(self, name: str) -> str | None:
        """The first value of a parameter."""
        return next(iter(self.parameters.get(name, ())), None)


def lines(data: bytes) -> Iterator[Line]:
    """All of them; ``BadCalendar`` at the first that is none."""
    for number, text in _unfolded(data):
        yield _line(number, text)


def _unfolded(data: bytes) -> Iterator[tuple[int, str]]:
    if len(data) > MOST_BYTES:
        raise BadCalendar(Problem(1, "", f"the file is larger than {MOST_BYTES // 1024**2} MB"))
    began, parts, length = 0, list[bytes](), 0
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        part = raw.removesuffix(b"\r")
        if part[:1] in {b" ", b"\t"} and parts:
            length += len(part)
            if length > LONGEST:
                raise BadCalendar(Problem(began, "", f"a line is longer than {LONGEST // 1024**2} MB"))
            parts.append(part[1:])
            continue
        if parts:
            yield began, _text(began, b"".join(parts))
        began, parts, length = number, [part] if part.strip() else [], len(part)
    if parts:
        yield began, _text(began, b"".join(parts))


def _text(number: int, data: bytes) -> str:
    if len(data) > LONGEST:
        raise BadCalendar(Problem(number, "", f"a line is longer than {LONGEST // 1024**2} MB"))
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise BadCalendar(Problem(number, "", "this is not UTF-8; save the file as UTF-8 and try again")) from None


def _line(number: int, text: str) -> Line:
    found = _NAME.match(text)
    if found is None:
        raise BadCalendar(Problem(number, "", "a line begins with the name of a property"))
    name, at = found[0].upper(), found.end()
    parameters: dict[str, tuple[str, ...]] = {}
    while parameter := _PARAMETER.match(text, at):
        values = tuple(_plain(quoted or plain) for quoted, plain in _VALUE.findall(parameter[2]))
        parameters[parameter[1].upper()] = (*parameters.get(parameter[1].upper(), ()), *values)
        at = parameter.end()
    if text[at : at + 1] != ":":
        raise BadCalendar(Problem(number, name, "there is no colon before its value"))
    return Line(number, name, parameters, _CONTROLS.sub("", text[at + 1 :]))


def _plain(value: str) -> str:
    return _CARET.sub(lambda it: _CARETS.get(it[1], it[0]), value)
