"""Pictures, as browsers send them."""

import base64
import struct
import zlib

from tests.functions.conftest import sample


def png(width=64, height=64):
    """A picture of one colour."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = zlib.compress(b"".join(b"\0" + b"\x55" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def picture_of(module, data=None):
    """The request that sends it."""
    event = sample(module)
    event["body"], event["isBase64Encoded"] = base64.b64encode(data or png()).decode(), True
    event["headers"]["content-type"] = "image/png"
    return event
