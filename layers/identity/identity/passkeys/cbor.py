"""The CBOR that authenticators write (CTAP2's form of RFC 8949): whole numbers, bytes, texts, lists, maps, yes and no.

Every number and length is as short as it can be, as browsers demand it too; tags, floats, endless items and maps that
name a thing twice are refused. Each item takes at least a byte, and there is a bound to the depth, so that the time it
takes is a matter of the length alone.
"""

from typing import Any

from identity.passkeys.reasons import Unreadable

DEPTH = 8

_WIDTHS = {24: 1, 25: 2, 26: 4, 27: 8}
_SIMPLE = {20: False, 21: True, 22: None}
_LONG = 24


def whole(data: bytes) -> Any:
    """The one item that ``data`` is; ``Unreadable`` if it is none, or something follows it."""
    item, end = read(data, 0)
    if end != len(data):
        raise Unreadable("something follows the CBOR")
    return item


def read(data: bytes, start: int, depth: int = 0) -> tuple[Any, int]:  # noqa: PLR0911 - a kind of item each
    """The item at ``start``, and where it ends."""
    if depth > DEPTH:
        raise Unreadable("CBOR that is nested too deeply")
    major, number, at = _head(data, start)
    match major:
        case 0:
            return number, at
        case 1:
            return -1 - number, at
        case 2:
            return _bytes(data, at, number), at + number
        case 3:
            return _text(_bytes(data, at, number)), at + number
        case 4:
            return _list(data, at, number, depth)
        case 5:
            return _map(data, at, number, depth)
        case 7 if number in _SIMPLE and at == start + 1:
            return _SIMPLE[number], at
        case _:
            raise Unreadable("CBOR of a kind that no authenticator writes")


def _head(data: bytes, start: int) -> tuple[int, int, int]:
    """The kind of an item, its number or length, and where what follows begins."""
    first = _bytes(data, start, 1)[0]
    major, short = first >> 5, first & 0x1F
    if short < _LONG:
        return major, short, start + 1
    width = _WIDTHS.get(short)
    if width is None:
        raise Unreadable("CBOR without end")
    number = int.from_bytes(_bytes(data, start + 1, width))
    if number < (_LONG if width == 1 else 1 << (4 * width)):
        raise Unreadable("CBOR that is longer than it must be")
    return major, number, start + 1 + width


def _bytes(data: bytes, start: int, length: int) -> bytes:
    if length > len(data) - start:
        raise Unreadable("CBOR that was cut")
    return data[start : start + length]


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise Unreadable("CBOR with a text that is none") from None


def _list(data: bytes, at: int, count: int, depth: int) -> tuple[list[Any], int]:
    items = []
    for _ in range(_possible(count, len(data) - at)):
        item, at = read(data, at, depth + 1)
        items.append(item)
    return items, at


def _map(data: bytes, at: int, count: int, depth: int) -> tuple[dict[int | str, Any], int]:
    items: dict[int | str, Any] = {}
    for _ in range(_possible(count * 2, len(data) - at) // 2):
        key, at = read(data, at, depth + 1)
        if type(key) not in {int, str} or key in items:
            raise Unreadable("CBOR with a map that names a thing twice, or by what is no name")
        items[key], at = read(data, at, depth + 1)
    return items, at


def _possible(count: int, left: int) -> int:
    """How many items there are, if there can be so many."""
    if count > left:
        raise Unreadable("CBOR that was cut")
    return count
