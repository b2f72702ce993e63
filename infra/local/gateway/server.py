"""The HTTP server: aiohttp's, without its router, and with API Gateway's manners towards what is no HTTP."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp.http_exceptions import HttpProcessingError, LineTooLong
from aiohttp.web import BaseRequest, RequestHandler, Response, Server, StreamResponse

from infra.local.gateway.answers import own
from infra.local.gateway.frames import FrameLimit
from infra.local.gateway.limits import KB, MB, Limits

_LOG = logging.getLogger("infra.local.gateway")
_BAD, _SERVER = 400, 500

Handler = Callable[[BaseRequest], Awaitable[StreamResponse]]


class Wire(RequestHandler):
    """One connection."""

    __slots__ = ("_frame",)

    def __init__(self, manager: Server, *, frame: int, **settings: Any) -> None:
        super().__init__(manager, **settings)
        self._frame = frame

    def set_parser(self, parser: Any, data_received_cb: Callable[[], None] | None = None) -> None:
        super().set_parser(FrameLimit(parser, self._frame), data_received_cb)  # type: ignore[arg-type]

    def handle_error(
        self,
        request: BaseRequest,
        status: int = _SERVER,
        exc: BaseException | None = None,
        message: str | None = None,  # noqa: ARG002 - aiohttp's signature
    ) -> Response:
        """One line of JSON; what went wrong inside is nobody's business outside."""
        if isinstance(exc, HttpProcessingError):
            status = 431 if isinstance(exc, LineTooLong) or "Too many" in exc.message else _BAD
        elif status == _SERVER:
            _LOG.error("%s %s failed", request.method, request.path, exc_info=exc)
        if request.writer.output_size > 0:
            raise ConnectionError("the answer had begun")
        response = own(status if status in {_BAD, 431} else _SERVER)
        response.headers["Server"] = "Stoa"
        response.force_close()
        return response


class LocalServer(Server):
    """Makes a ``Wire`` for every connection."""

    def __init__(self, handler: Handler, limits: Limits) -> None:
        super().__init__(handler)
        self._limits = limits

    def __call__(self) -> RequestHandler:
        return Wire(
            self,
            loop=asyncio.get_running_loop(),
            frame=self._limits.frame,
            access_log=None,
            auto_decompress=False,  # bodies are passed on as they came
            keepalive_timeout=75,
            lingering_time=2,
            max_line_size=MB,  # who is answered 431 must have been read to the end, or the answer is lost in a reset
            max_field_size=MB,
            max_headers=64 * KB,
        )
