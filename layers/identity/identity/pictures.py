"""What a picture is, by its bytes and not by what somebody says of it: PNG, JPEG, WebP or GIF, and how large. Pure.

SVG is none: it is a program as much as a picture.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from kernel.errors import Invalid, TooLarge

_LEAST = 16
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})


class NoPicture(Invalid):
    """It is no picture that anybody could show, or of a size that nobody should."""


class PictureTooLarge(TooLarge):
    """It is shown again and again; make it smaller."""


class Use(NamedTuple):
    """What a picture is for, and so what it may be."""

    called: str
    kinds: Mapping[str, str]
    """Media types, and what people call them."""
    largest: int
    """In bytes."""
    most: int
    """Pixels, either way."""

    @property
    def any(self) -> str:
        """``PNG, JPEG or WebP``."""
        *others, last = self.kinds.values()
        return f"{', '.join(others)} or {last}"


LOGO = Use("a logo", {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WebP"}, 256 * 1024, 2048)
AVATAR = Use("a picture of somebody", {**LOGO.kinds, "image/gif": "GIF"}, 2 * 1024**2, 4096)


class Picture(NamedTuple):
    data: bytes
    media_type: str
    width: int
    height: int

    @property
    def name(self) -> str:
        """The hash of what is in it."""
        return sha256(self.data).hexdigest()


def picture(data: bytes, use: Use = LOGO) -> Picture:
    """What the bytes are, or ``NoPicture``."""
    if len(data) > use.largest:
        raise PictureTooLarge(f"{use.called} has at most {use.largest // 1024} KB")
    found = media_type(data)
    size = _SIZES[found](data) if found and found in use.kinds else None
    if found is None or size is None:
        raise NoPicture(f"this is no {use.any}")
    if not all(_LEAST <= each <= use.most for each in size):
        raise NoPicture(f"{use.called} is {_LEAST} to {use.most} pixels wide and high")
    return Picture(data, found, *size)


def media_type(data: bytes) -> str | None:
    """What the first bytes are of."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    return "image/webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


Size = tuple[int, int] | None


def _png(data: bytes) -> Size:
    return (_big(data[16:20]), _big(data[20:24])) if data[12:16] == b"IHDR" and data[-8:-4] == b"IEND" else None


def _jpeg(data: bytes) -> Size:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004 - how every marker begins
        marker = data[at + 1]
        if marker in _FRAMES:
            return _big(data[at + 7 : at + 9]), _big(data[at + 5 : at + 7])
        at += 2 if marker in _ALONE else 2 + _big(data[at + 2 : at + 4])
    return None


def _webp(data: bytes) -> Size:
    match data[12:16]:
        case b"VP8X":
            return 1 + _little(data[24:27]), 1 + _little(data[27:30])
        case b"VP8L":
            bits = _little(data[21:25])
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        case b"VP8 ":
            return _little(data[26:28]) & 0x3FFF, _little(data[28:30]) & 0x3FFF
        case _:
            return None


def _gif(data: bytes) -> Size:
    return (_little(data[6:8]), _little(data[8:10])) if data.endswith(b"\x3b") else None


def _big(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")


_SIZES = {"image/png": _png, "image/jpeg": _jpeg, "image/webp": _webp, "image/gif": _gif}
