"""A zip archive that is made in pieces, none of which needs another: each is some whole members. Pure.

``zipfile`` wants to hold the end until the end; between two runs of a function there is nothing that could hold it.
What is written is the format as PKWARE has it (APPNOTE 6.3.9), with its 64-bit forms where 32 bits are not enough.
"""

import struct
import zlib
from collections.abc import Callable, Iterator, Sequence

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_END_64 = struct.Struct("<4sQHHIIQQQQ")
_LOCATOR = struct.Struct("<4sIQI")
_VERSION, _UTF8, _DEFLATED = 45, 0x800, 8
_DATE = (1 << 5) | 1
"""The first of January 1980: when it was made stands in the manifest."""
_MOST_32, _MOST_16 = 0xFFFFFFFF, 0xFFFF

Member = tuple[str, int, int, int, int]
"""Name, CRC, compressed size, size, offset."""


def member(name: str, data: bytes, offset: int) -> tuple[bytes, Member]:
    """A file as it stands in the archive, at that offset; and what the directory says of it."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    crc, called = zlib.crc32(data), name.encode()
    head = _LOCAL.pack(b"PK\3\4", _VERSION, _UTF8, _DEFLATED, 0, _DATE, crc, len(packed), len(data), len(called), 0)
    return head + called + packed, (name, crc, len(packed), len(data), offset)


def directory(members: Sequence[Member], offset: int) -> bytes:
    """The end of an archive that is that long so far."""
    entries = b"".join(map(_entry, members))
    count = len(members)
    end = b""
    if count >= _MOST_16 or offset + len(entries) >= _MOST_32:
        end += _END_64.pack(b"PK\6\6", _END_64.size - 12, _VERSION, _VERSION, 0, 0, count, count, len(entries), offset)
        end += _LOCATOR.pack(b"PK\6\7", 0, offset + len(entries), 1)
    few, where = min(count, _MOST_16), min(offset, _MOST_32)
    end += _END.pack(b"PK\5\6", 0, 0, few, few, min(len(entries), _MOST_32), where, 0)
    return entries + end


def contents(size: int, read: Callable[[int, int], bytes]) -> tuple[list[Member], int]:
    """What is in an archive that was made here, and how long it is before it says so; ``read`` gives some of it."""
    *_, few, length, where, _ = _END.unpack(read(size - _END.size, size))
    if few == _MOST_16 or where == _MOST_32:
        locator = size - _END.size - _LOCATOR.size
        _, _, far, _ = _LOCATOR.unpack(read(locator, locator + _LOCATOR.size))
        *_, length, where = _END_64.unpack(read(far, far + _END_64.size))
    return list(_listed(read(where, where + length))), where


def _listed(said: bytes) -> Iterator[Member]:
    at = 0
    while at < len(said):
        _, _, _, _, _, _, _, crc, packed, size, called, extra, _, _, _, _, offset = _CENTRAL.unpack_from(said, at)
        name = at + _CENTRAL.size
        more = name + called
        if offset == _MOST_32:
            offset = struct.unpack_from("<HHQ", said, more)[2]
        yield said[name:more].decode(), crc, packed, size, offset
        at = more + extra


def _entry(member: Member) -> bytes:
    name, crc, packed, size, offset = member
    called, far = name.encode(), offset >= _MOST_32
    extra = struct.pack("<HHQ", 1, 8, offset) if far else b""
    head = _CENTRAL.pack(
        b"PK\1\2", _VERSION, _VERSION, _UTF8, _DEFLATED, 0, _DATE, crc, packed, size,
        len(called), len(extra), 0, 0, 0, 0, _MOST_32 if far else offset,
    )  # fmt: skip
    return head + called + extra
