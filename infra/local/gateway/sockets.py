"""One WebSocket API: the handshake, the routes of messages, the limits, the goodbye."""

import asyncio
import contextlib
import time
from typing import Any

from aiohttp import WebSocketError, WSCloseCode, WSMessage, WSMsgType
from aiohttp.web import BaseRequest, Response, StreamResponse, WebSocketResponse

from infra.apigateway import messages
from infra.apigateway import sockets as events
from infra.apigateway.sockets import CONNECT, DEFAULT, DISCONNECT, Moment
from infra.local.deployment import WebSocketApi
from infra.local.gateway import connections, decisions
from infra.local.gateway.answers import own
from infra.local.gateway.authorizers import Authorizers, Refused, identities
from infra.local.gateway.board import Connection, SocketBoard
from infra.local.gateway.connections import Gone
from infra.local.gateway.frames import FrameLimit
from infra.local.gateway.invoking import Invocations, Result
from infra.local.gateway.limits import Limits
from infra.local.gateway.request import Passed, here, request_id
from infra.local.gateway.selection import Selection

_LEFT = {
    1005: "Client-side close frame status not set",
    1006: "Connection closed without a close frame",
    WSCloseCode.MESSAGE_TOO_BIG: "Message too long",
    WSCloseCode.UNSUPPORTED_DATA: "Binary data is not supported",
}


class SocketService:
    """Serves the connections of one API."""

    def __init__(self, api: WebSocketApi, invocations: Invocations, authorizers: Authorizers, limits: Limits) -> None:
        self.api = api
        self.board = SocketBoard(asyncio.get_running_loop(), limits.message)
        self._at = here(api.id, api.stage)
        self._selection = Selection(api.selection)
        self._invocations = invocations
        self._authorizers = authorizers
        self._limits = limits
        self._serving: set[asyncio.Task[Any]] = set()
        connections.register(api.id, self.board)

    async def stop(self) -> None:
        """End every connection politely; their functions hear of it."""
        await self.board.end()
        if self._serving:
            await asyncio.wait(self._serving, timeout=self._limits.farewell / 2)
        connections.withdraw(self.api.id, self.board)

    async def serve(self, request: BaseRequest, passed: Passed) -> StreamResponse:
        """Answer a handshake, and stay until the connection ends."""
        if request.headers.get("Upgrade", "").lower() != "websocket":
            return own(426)
        if not WebSocketResponse().can_prepare(request).ok:
            return own(400)
        socket = WebSocketResponse(max_msg_size=self._limits.message + 1, compress=False, timeout=self._limits.farewell)
        connection = Connection(request_id(), passed.address, passed.agent, socket)
        try:
            protocol = await self._admitted(connection, passed)
        except Refused as refused:
            body = _words(messages.refusal(refused.status), connection).encode()
            return Response(status=refused.status, body=body, headers={"Content-Type": "application/json"})
        if protocol:
            socket._protocols = (protocol,)
        task = asyncio.current_task()
        assert task is not None
        self._serving.add(task)
        code, reason = 1006, _LEFT[1006]
        try:
            await socket.prepare(request)
            _limit_frames(request, socket)
            self.board.add(connection)
            code, reason = await self._listen(connection)
        finally:
            self.board.remove(connection)
            self._serving.discard(task)
            if DISCONNECT in self.api.routes:
                event = events.disconnect(self._at, connection.peer, _now(), code, reason)
                with contextlib.suppress(TimeoutError):
                    await self._run(DISCONNECT, event)
        return socket

    async def _admitted(self, connection: Connection, passed: Passed) -> str | None:
        """Ask the authorizer and ``$connect``; the subprotocol that was chosen, or ``Refused``."""
        spec = self.api.authorizer
        if spec is not None:
            identities(spec, passed, CONNECT)
            event = events.asking(self._at, connection.peer, _now(), passed)
            decision = await self._authorizers.ask(spec.function, event, decisions.policy)
            if not decision.permits(self._at.arn(CONNECT), passed):
                raise Refused(403)
            connection.authorizer = decision.context
        if CONNECT not in self.api.routes:
            return None
        try:
            result = await self._run(CONNECT, events.connect(self._at, connection.peer, _now(), passed))
        except TimeoutError:
            raise Refused(504) from None
        status = _status(result)
        if status is None:
            raise Refused(502)
        if not 200 <= status < 300:  # noqa: PLR2004 - success
            raise Refused(status if status >= 400 else 502)  # noqa: PLR2004 - errors
        headers = result.payload.get("headers") or {}
        chosen = [value for name, value in headers.items() if name.lower() == "sec-websocket-protocol"]
        return str(chosen[0]) if chosen else None

    async def _listen(self, connection: Connection) -> tuple[int, str]:
        """Take messages until the connection ends; how it ended."""
        until = connection.at + self._limits.connected
        while True:
            wait = min(connection.active + self._limits.idle, until) - time.time()
            if wait <= 0:
                await connection.end(WSCloseCode.GOING_AWAY, "Going away")
                return WSCloseCode.GOING_AWAY, "Going away"
            try:
                async with asyncio.timeout(wait):  # receive's own would begin anew with every ping
                    message = await connection.socket.receive()
            except TimeoutError:
                continue
            if message.type is WSMsgType.TEXT:
                connection.active = time.time()
                with contextlib.suppress(Gone):
                    await self._message(connection, message.data)
            elif message.type is WSMsgType.BINARY:
                await connection.end(WSCloseCode.UNSUPPORTED_DATA, _LEFT[WSCloseCode.UNSUPPORTED_DATA])
            else:
                return connection.ended or _goodbye(message, connection.socket)

    async def _message(self, connection: Connection, text: str) -> None:
        key = self._selection.key(text)
        route = key if key in self.api.routes and not key.startswith("$") else DEFAULT
        if route not in self.api.routes:
            await connection.send(_words(messages.refusal(403), connection))
            return
        try:
            event = events.message(self._at, connection.peer, _now(), route, text)
            status = _status(await self._run(route, event))
        except TimeoutError:
            status = None
        if status is None:
            await connection.send(_words(messages.refusal(500), connection))

    async def _run(self, route: str, event: dict[str, Any]) -> Result:
        return await self._invocations.run(self.api.routes[route], event, self._limits.reply)


def _now() -> Moment:
    return Moment(request_id(), time.time())


def _words(message: str, connection: Connection) -> str:
    return messages.frame(message, connection.id, request_id())


def _limit_frames(request: BaseRequest, socket: WebSocketResponse) -> None:
    limit, queue = request.protocol._payload_parser, socket._reader
    if isinstance(limit, FrameLimit) and queue is not None:
        limit.end_with(queue.set_exception)


def _status(result: Result) -> int | None:
    """The status that a function answered with; nothing if it failed or answered something else."""
    status = result.payload.get("statusCode") if not result.error and isinstance(result.payload, dict) else None
    if isinstance(status, str) and status.isascii() and status.isdecimal():
        status = int(status)
    return status if type(status) is int else None


def _goodbye(message: WSMessage, socket: WebSocketResponse) -> tuple[int, str]:
    if message.type is WSMsgType.CLOSE:
        code = int(message.data or 1005)
        return code, message.extra or _LEFT.get(code, "")
    broken = message.data if isinstance(message.data, WebSocketError) else None
    code = int(broken.code if broken else socket.close_code or 1006)
    return code, _LEFT.get(code, "")
