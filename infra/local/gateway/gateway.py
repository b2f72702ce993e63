"""The front of the local cloud: one port, its own thread, its own event loop."""

import asyncio
import errno
import logging
import socket
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from infra import ROOT
from infra.local.demo import WORKSPACE
from infra.local.deployment import Deployment
from infra.local.environment import ORIGIN_SECRET
from infra.local.gateway.invoking import Invocations, Invoker, Watched
from infra.local.gateway.limits import Limits
from infra.local.gateway.origin import Origin
from infra.local.gateway.pages import Addresses, Pages, Sent
from infra.local.gateway.policies import Policies
from infra.local.gateway.request import Edge
from infra.local.gateway.server import LocalServer
from infra.local.gateway.static import WebClient
from infra.local.gateway.status import PREFIX as STATUS
from infra.local.gateway.status import StatusPages

HOST = "127.0.0.1"
_LOG = logging.getLogger("infra.local.gateway")


class PortInUse(Exception):
    """Another program listens there; its text is one sentence to act on."""


class Gateway:
    """HTTP APIs, WebSocket APIs, the web client and the local pages on ``http://127.0.0.1:<port>``."""

    def __init__(
        self,
        deployment: Deployment,
        runtime: Invoker,
        stores: Sent,
        *,
        port: int,
        behaviours: Sequence[Mapping[str, str]],
        web: Path | None = None,
        sockets: Mapping[str, str] | None = None,
        docs: Path = ROOT / "docs",
        origin_secret: str = ORIGIN_SECRET,
        limits: Limits | None = None,
        status: str | None = None,
        objects: str | None = None,
        smtp: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.port = port
        self._deployment = deployment
        self._watched = runtime if isinstance(runtime, Watched) else Watched(runtime)
        self._stores = stores
        self._behaviours = behaviours
        self._mounts = _mounts(deployment, behaviours) if sockets is None else sockets
        self._web = web
        self._docs = docs
        self._secret = origin_secret
        self._limits = limits or Limits()
        self._status = status
        self._objects = objects
        self._smtp = smtp
        self._clock = clock
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._origin: Origin | None = None
        self._server: asyncio.Server | None = None
        self._http: LocalServer | None = None
        self._invocations: Invocations | None = None

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def start(self) -> None:
        """Listen; raise ``PortInUse`` if another program does, ``UnknownApi`` if a behaviour leads nowhere."""
        listener = self._listener()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="gateway", daemon=True)
        self._thread.start()
        try:
            asyncio.run_coroutine_threadsafe(self._open(listener), self._loop).result()
        except BaseException:
            listener.close()
            self._end()
            raise

    def stop(self) -> None:
        """Say goodbye to open sockets, let requests under way finish, and be gone within three seconds."""
        if self._loop is None:
            return
        closing = asyncio.run_coroutine_threadsafe(self._close(), self._loop)
        try:
            closing.result(self._limits.farewell)
        except TimeoutError:
            _LOG.warning("some requests did not end in time")
        self._end()

    def forget(self) -> None:
        """Ask authorizers anew: after what they read was wiped, or their code changed."""
        if self._origin is not None and self._loop is not None:
            self._loop.call_soon_threadsafe(self._origin.authorizers.forget)

    def _listener(self) -> socket.socket:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, self.port))
            listener.listen(1024)
        except OSError as error:
            listener.close()
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
            why = "is in use by another program" if error.errno == errno.EADDRINUSE else "needs rights you do not have"
            raise PortInUse(f"port {self.port} {why}; choose another: PORT=9000 make run") from error
        self.port = listener.getsockname()[1]
        return listener

    async def _open(self, listener: socket.socket) -> None:
        self._invocations = Invocations(self._watched)
        policies = Policies.of(port=self.port, objects=self._objects)
        web = WebClient(self._web, policies.web)
        self._origin = Origin(
            self._deployment,
            self._behaviours,
            self._mounts,
            invocations=self._invocations,
            edge=Edge(self._secret, self.port),
            limits=self._limits,
            policies=policies,
            web=web,
            pages=self._pages(web),
            status=StatusPages(self._status) if self._status else None,
            clock=self._clock,
        )
        self._http = LocalServer(self._origin.serve, self._limits)
        self._server = await asyncio.get_running_loop().create_server(self._http, sock=listener)

    def _pages(self, web: WebClient) -> Pages:
        status = f"{STATUS}{WORKSPACE}/" if self._status else None
        addresses = Addresses(self.port, self._objects, self._smtp, status, web.built)
        return Pages(
            self._deployment, self._watched, self._stores, self._docs, limits=self._limits, addresses=addresses
        )

    async def _close(self) -> None:
        if not (self._origin and self._server and self._http and self._invocations):
            return
        self._server.close()
        self._http.pre_shutdown()
        started = time.monotonic()
        await self._origin.stop()
        left = self._limits.farewell - (time.monotonic() - started) - 0.5
        await self._http.shutdown(max(left, 0.1))
        self._invocations.stop()

    def _end(self) -> None:
        loop, thread = self._loop, self._thread
        self._loop = self._thread = None
        if loop is None or thread is None:
            return
        loop.call_soon_threadsafe(loop.stop)
        thread.join(self._limits.farewell)
        if not thread.is_alive():
            _drain(loop)


def _drain(loop: asyncio.AbstractEventLoop) -> None:
    """Let what was cancelled end, so that nothing is left pending."""
    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    if tasks:
        loop.run_until_complete(asyncio.wait(tasks, timeout=0.5))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.run_until_complete(loop.shutdown_default_executor())
    loop.close()


def _mounts(deployment: Deployment, behaviours: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Unless it is said otherwise, the only WebSocket API is at ``/live``."""
    said = any("socket" in behaviour for behaviour in behaviours)
    return {} if said or len(deployment.sockets) != 1 else {"/live": deployment.sockets[0].id}
