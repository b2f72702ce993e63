"""The open WebSockets of one API."""

import asyncio
import contextlib
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientConnectionResetError, WSCloseCode
from aiohttp.web import WebSocketResponse

from infra.apigateway.sockets import Peer
from infra.local.gateway.connections import Gone, TooLarge, described

_PATIENCE = 10  # seconds that a function waits for the event loop


@dataclass(slots=True, eq=False)
class Connection:
    """One open WebSocket, and what every event about it says."""

    id: str
    address: str
    agent: str
    socket: WebSocketResponse
    authorizer: dict[str, str] | None = None
    at: float = field(default_factory=time.time)
    active: float = field(default_factory=time.time)
    ended: tuple[int, str] | None = None
    """Why we ended it, if we did."""

    @property
    def peer(self) -> Peer:
        return Peer(self.id, self.address, self.agent, self.at, self.authorizer)

    async def send(self, text: str) -> None:
        """Send ``text``; raise ``Gone`` if the other side is no more."""
        self.active = time.time()
        try:
            await self.socket.send_str(text)
        except (ClientConnectionResetError, ConnectionError, RuntimeError):
            raise Gone(self.id) from None

    async def end(self, code: int, reason: str) -> None:
        """Close it from our side."""
        self.ended = self.ended or (code, reason)
        with contextlib.suppress(ConnectionError, RuntimeError, TimeoutError):
            await self.socket.close(code=code, message=reason.encode())


class SocketBoard:
    """Connections by id. The plain methods are for functions' threads, the asynchronous ones for the event loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop, message: int) -> None:
        self._loop = loop
        self._message = message
        self._open: dict[str, Connection] = {}

    def add(self, connection: Connection) -> None:
        self._open[connection.id] = connection

    def remove(self, connection: Connection) -> None:
        self._open.pop(connection.id, None)

    def __len__(self) -> int:
        return len(self._open)

    def post(self, connection: str, data: bytes) -> None:
        self._awaited(self.posted(connection, data))

    def close(self, connection: str) -> None:
        self._awaited(self.closed(connection))

    def info(self, connection: str) -> dict[str, Any]:
        found = self._found(connection)
        return described(found.at, found.active, found.address, found.agent)

    async def posted(self, connection: str, data: bytes) -> None:
        found = self._found(connection)
        if len(data) > self._message:
            raise TooLarge(connection)
        await found.send(data.decode(errors="replace"))

    async def closed(self, connection: str) -> None:
        await self._found(connection).end(WSCloseCode.OK, "Connection Closed Normally")

    async def end(self) -> None:
        """Say goodbye to everybody."""
        goodbyes = [connection.end(WSCloseCode.GOING_AWAY, "Going away") for connection in list(self._open.values())]
        await asyncio.gather(*goodbyes)

    def _found(self, connection: str) -> Connection:
        found = self._open.get(connection)
        if found is None or found.socket.closed:
            raise Gone(connection)
        return found

    def _awaited(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            future = asyncio.run_coroutine_threadsafe(work, self._loop)
        except RuntimeError:  # the loop is closed: so are the connections
            work.close()
            raise Gone from None
        try:
            future.result(_PATIENCE)
        except TimeoutError:
            raise Gone from None
