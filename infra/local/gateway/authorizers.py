"""Asking who is calling, once per credential for as long as the answer may be kept."""

from collections.abc import Callable
from typing import Any

from infra.apigateway import DEFAULT_STAGE, Api, http
from infra.local.deployment import AuthorizerSpec
from infra.local.gateway import decisions
from infra.local.gateway.decisions import Decision, Unreadable
from infra.local.gateway.invoking import Invocations
from infra.local.gateway.limits import Limits
from infra.local.gateway.request import Passed
from infra.local.gateway.routing import Match

_MOST = 10_000


class Refused(Exception):
    """The request goes no further."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Authorizers:
    """All Lambda authorizers, and what they said.

    As on AWS an answer is kept for the values of the identity sources, for all routes of an API; an authorizer that
    names ``$context.routeKey`` among its sources is asked for each route.
    """

    def __init__(self, invocations: Invocations, limits: Limits, clock: Callable[[], float]) -> None:
        self._invocations = invocations
        self._limits = limits
        self._clock = clock
        self._kept: dict[tuple[str, ...], tuple[float, Decision]] = {}

    def forget(self) -> None:
        """Ask again."""
        self._kept.clear()

    async def admit(self, spec: AuthorizerSpec, request: Passed, api: Api, match: Match) -> dict[str, str]:
        """The context for the function behind an HTTP API; raise ``Refused`` for who may not."""
        identity = identities(spec, request, match.key)
        key = (api.id, spec.function, *identity)
        decision = self._known(key) if spec.ttl and identity else None
        if decision is None:
            ask = http.asking if spec.payload == "2.0" else http.asking_of_old
            read = decisions.simple if spec.simple and spec.payload == "2.0" else decisions.policy
            decision = await self.ask(spec.function, ask(api, match, request, identity), read)
            if spec.ttl and identity:
                self._keep(key, spec.ttl, decision)
        if not decision.permits(api.arn(f"{request.method}{request.path}"), request):
            raise Refused(403)
        return decision.context

    async def ask(self, function: str, event: dict[str, Any], read: Callable[[Any], Decision]) -> Decision:
        """Invoke an authorizer; whatever is wrong with it is a 500."""
        try:
            result = await self._invocations.run(function, event, self._limits.authorizer)
        except TimeoutError:
            raise Refused(500) from None
        if result.error:
            raise Refused(500)
        try:
            return read(result.payload)
        except Unreadable:
            raise Refused(500) from None

    def _known(self, key: tuple[str, ...]) -> Decision | None:
        until, decision = self._kept.get(key, (0.0, None))
        return decision if until > self._clock() else None

    def _keep(self, key: tuple[str, ...], seconds: int, decision: Decision) -> None:
        while len(self._kept) >= _MOST:
            del self._kept[next(iter(self._kept))]
        self._kept.pop(key, None)
        self._kept[key] = (self._clock() + seconds, decision)


def identities(spec: AuthorizerSpec, request: Passed, route: str) -> list[str]:
    """The values of the identity sources; one that is missing or empty is a 401, and nobody is asked."""
    values = []
    for source in spec.identity:
        kind, _, name = source.removeprefix("$").removeprefix("route.").rpartition(".")
        if kind == "request.header":
            value = request.header(name.lower())
        elif kind == "request.querystring":
            value = (request.query.get(name) or [""])[-1]
        elif kind == "context":
            value = (
                route if name == "routeKey" else {"stage": DEFAULT_STAGE, "httpMethod": request.method}.get(name, "")
            )
        else:
            value = ""
        if not value:
            raise Refused(401)
        values.append(value)
    return values
