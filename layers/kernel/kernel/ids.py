"""Names for things: in order of their making (UUIDv7), or the same for the same thing (UUIDv5)."""

import os
import time
from uuid import UUID, uuid5

OURS = "!"
"""How the range keys of the kernel's own rows begin, and no id does."""

_HOUSE = UUID("3a3f3b5e-6d0c-4d0f-9a3e-5f2a8c1b7d40")


def new_id() -> str:
    """A UUIDv7: 48 bits of milliseconds, then chance. Ids made later sort later."""
    milliseconds = time.time_ns() // 1_000_000
    number = (milliseconds << 80) | int.from_bytes(os.urandom(10))
    number = (number & ~(0xF << 76)) | (0x7 << 76)
    number = (number & ~(0x3 << 62)) | (0x2 << 62)
    return str(UUID(int=number))


def same_id(*parts: str) -> str:
    """The one id of the thing that ``parts`` name."""
    return str(uuid5(_HOUSE, "\x1f".join(parts)))
