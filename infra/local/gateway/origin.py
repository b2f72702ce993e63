"""One origin for everything: which part of it answers a request."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from aiohttp.web import BaseRequest, StreamResponse

from infra.local.deployment import Deployment, HttpApi, WebSocketApi
from infra.local.gateway.answers import own
from infra.local.gateway.apis import HttpService
from infra.local.gateway.authorizers import Authorizers
from infra.local.gateway.invoking import Invocations
from infra.local.gateway.limits import Limits
from infra.local.gateway.pages import Pages
from infra.local.gateway.paths import BadPath, pattern, segments, split
from infra.local.gateway.policies import Policies
from infra.local.gateway.request import Edge, domain
from infra.local.gateway.sockets import SocketService
from infra.local.gateway.static import WebClient
from infra.local.gateway.status import PREFIX as STATUS
from infra.local.gateway.status import StatusPages

Api = TypeVar("Api", HttpApi, WebSocketApi)


class UnknownApi(Exception):
    """A behaviour of the edge names an API that the template does not deploy."""


class Origin:
    """Sends each request to an API, a WebSocket API, the local pages or the web client."""

    def __init__(
        self,
        deployment: Deployment,
        behaviours: Sequence[Mapping[str, str]],
        sockets: Mapping[str, str],
        *,
        invocations: Invocations,
        edge: Edge,
        limits: Limits,
        policies: Policies,
        web: WebClient,
        pages: Pages,
        status: StatusPages | None,
        clock: Callable[[], float],
    ) -> None:
        self.authorizers = Authorizers(invocations, limits, clock)
        self._edge = edge
        self._limits = limits
        self._policies = policies
        self._web = web
        self._status = status
        self._pages = pages
        mounts = {**sockets, **{said["pattern"]: said["socket"] for said in behaviours if "socket" in said}}
        self.sockets = {
            path.rstrip("/"): SocketService(
                _found(deployment.sockets, name, "WebSocket"), invocations, self.authorizers, limits
            )
            for path, name in mounts.items()
        }
        pages.sockets = list(self.sockets.values())
        services: dict[str, HttpService] = {}
        self._behaviours: list[tuple[re.Pattern[str], HttpService]] = []
        for said in behaviours:
            if "api" not in said:
                continue
            api = _found(deployment.http, said["api"], "HTTP")
            service = services.get(api.id) or services.setdefault(
                api.id, HttpService(api, invocations, self.authorizers, limits)
            )
            self._behaviours.append((pattern(said["pattern"]), service))

    async def serve(self, request: BaseRequest) -> StreamResponse:
        """Answer one request."""
        response = await self._answered(request)
        response.headers.setdefault("Server", "Stoa")  # rather than what it is made of
        return response

    async def _answered(self, request: BaseRequest) -> StreamResponse:
        if _head(request) > self._limits.head:
            return own(431)
        try:
            path, query = split(request.raw_path)
            parts = segments(path)
            return await self._dispatch(request, path, query, parts)
        except BadPath:
            return own(400)

    async def _dispatch(self, request: BaseRequest, path: str, query: str, parts: tuple[str, ...]) -> StreamResponse:
        if parts[0] == "_local":
            return await self._pages.serve(request, parts[1:])
        for expression, service in self._behaviours:
            if expression.fullmatch(path):
                passed = self._edge.passed(request, path, query, parts)
                passed.headers["host"] = [domain(service.api.id)]
                response = await service.serve(request, passed)
                self._policies.api.add(request, response)
                return response
        socket = self.sockets.get(path.rstrip("/"))
        if socket is not None:
            passed = self._edge.passed(request, path, query, parts)
            passed.headers["host"] = [domain(socket.api.id)]
            return await socket.serve(request, passed)
        if self._status and path.startswith(STATUS):
            page = await self._status.serve(request, path)
            self._policies.status.add(request, page)
            return page
        if parts == ("",) and request.method in {"GET", "HEAD"} and not self._web.built():
            return await self._pages.serve(request, ())  # until there is a web client
        return self._web.serve(request, parts)

    async def stop(self) -> None:
        for socket in self.sockets.values():
            await socket.stop()


def _head(request: BaseRequest) -> int:
    """Bytes of the request line and the headers."""
    raw = request._message.raw_headers
    line = len(request.method) + len(request.raw_path) + 12
    return line + sum(len(name) + len(value) + 4 for name, value in raw)


def _found(apis: Sequence[Api], said: str, kind: str) -> Api:
    """The API of that id or name; ``dev-ops`` is what the template calls ``ops`` in the stage ``dev``."""
    for api in apis:
        if said in {api.id, api.name, api.name.partition("-")[2]}:
            return api
    raise UnknownApi(f"a behaviour of the edge names the {kind} API {said!r}, which the template does not deploy")
