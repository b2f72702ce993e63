"""The size of WebSocket frames, watched as the bytes go by: aiohttp only limits whole messages."""

from collections.abc import Callable
from typing import Any

from aiohttp import WebSocketError, WSCloseCode

_MASKED = 0x80
_EXTENDED = {126: 2, 127: 8}  # a length that does not fit in seven bits follows in as many bytes
_MASK = 4


class Frames:
    """Counts its way through a stream of frames."""

    def __init__(self) -> None:
        self._head = bytearray()
        self._left = 0  # bytes of the payload that we are in

    def largest(self, data: bytes) -> int:
        """The size of the largest frame that begins in ``data``."""
        largest, at = 0, 0
        while at < len(data):
            if self._left:
                step = min(self._left, len(data) - at)
                self._left -= step
                at += step
                continue
            self._head.append(data[at])
            at += 1
            size = _size(self._head)
            if size is not None:
                self._head.clear()
                self._left = size
                largest = max(largest, size)
        return largest


def _size(head: bytearray) -> int | None:
    """The length of the payload, once the head of the frame is complete."""
    if len(head) < 2:  # noqa: PLR2004 - the fixed part
        return None
    short = head[1] & ~_MASKED
    extended = _EXTENDED.get(short, 0)
    if len(head) < 2 + extended + (_MASK if head[1] & _MASKED else 0):
        return None
    return int.from_bytes(head[2 : 2 + extended]) if extended else short


class FrameLimit:
    """Stands between the wire and aiohttp's reader, and ends a connection that sends a frame too large."""

    def __init__(self, reader: Any, most: int) -> None:
        self._reader = reader
        self._most = most
        self._frames = Frames()
        self._exceeded: WebSocketError | None = None
        self._end: Callable[[Exception], None] | None = None

    def end_with(self, end: Callable[[Exception], None]) -> None:
        """Say how the connection is ended; a client may have been too large before we could."""
        self._end = end
        if self._exceeded:
            end(self._exceeded)

    def feed_data(self, data: bytes) -> tuple[bool, bytes]:
        if self._exceeded is None and self._frames.largest(data) > self._most:
            message = f"a frame holds at most {self._most} bytes"
            self._exceeded = WebSocketError(WSCloseCode.MESSAGE_TOO_BIG, message)
            if self._end:
                self._end(self._exceeded)
        if self._exceeded:
            return False, b""
        done: tuple[bool, bytes] = self._reader.feed_data(data)
        return done

    def feed_eof(self) -> None:
        self._reader.feed_eof()
