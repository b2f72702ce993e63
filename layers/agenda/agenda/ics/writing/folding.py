"""Lines as they are written: in their order, quoted, folded after 75 octets (RFC 5545, 3.1; RFC 6868). Pure."""

import re
from collections.abc import Iterable, Iterator

from agenda.ics.components import Component
from agenda.ics.lines import Parameters
from agenda.ics.writing.lines import clean

_WIDE = 75
_CONTINUES, _CONTINUED = 0xC0, 0x80
_CARETS = {"^": "^^", "\n": "^n", '"': "^'"}
_SPECIAL = re.compile(r'[\^\n"]')
_QUOTED = re.compile(r"[;:,]")
_ENDS = re.compile(r"[\r\n]")


def written(components: Iterable[Component]) -> bytes:
    return b"".join(_bytes(each) for each in components)


def _bytes(component: Component) -> bytes:
    return b"".join(_folded(text) for text in _lines(component))


def _lines(component: Component) -> Iterator[str]:
    yield f"BEGIN:{component.name}"
    for line in component.properties:
        value = _ENDS.sub(" ", line.value)  # what is kept of others cannot begin a line of its own
        yield f"{line.name}{_parameters(line.parameters)}:{clean(value)}"
    for each in component.components:
        yield from _lines(each)
    yield f"END:{component.name}"


def _parameters(parameters: Parameters) -> str:
    return "".join(f";{name}={','.join(map(_quoted, values))}" for name, values in parameters.items())


def _quoted(value: str) -> str:
    said = _SPECIAL.sub(lambda it: _CARETS[it[0]], clean(value))
    return f'"{said}"' if _QUOTED.search(said) else said


def _folded(text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    if len(data) <= _WIDE:
        return data + b"\r\n"
    pieces, at, wide = [], 0, _WIDE
    while at < len(data):
        end = min(at + wide, len(data))
        while end < len(data) and data[end] & _CONTINUES == _CONTINUED:  # no character is taken apart
            end -= 1
        pieces.append(data[at:end])
        at, wide = end, _WIDE - 1
    return b"\r\n ".join(pieces) + b"\r\n"
