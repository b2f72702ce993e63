"""One HTTP API: route, authorize, invoke, answer."""

import asyncio
import json

from aiohttp import hdrs
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.web import BaseRequest, Response

from infra.apigateway import http
from infra.local.deployment import HttpApi
from infra.local.gateway.answers import NotAnAnswer, answered, own
from infra.local.gateway.authorizers import Authorizers, Refused
from infra.local.gateway.cors import Cors
from infra.local.gateway.invoking import Invocations, Result
from infra.local.gateway.limits import Limits
from infra.local.gateway.request import Passed, here
from infra.local.gateway.routing import RouteTable


class HttpService:
    """Serves the routes of one API."""

    def __init__(self, api: HttpApi, invocations: Invocations, authorizers: Authorizers, limits: Limits) -> None:
        self.api = api
        self._at = here(api.id)
        self._routes = RouteTable(api.routes)
        self._cors = Cors(api.cors) if api.cors else None
        self._invocations = invocations
        self._authorizers = authorizers
        self._limits = limits

    async def serve(self, request: BaseRequest, passed: Passed) -> Response:
        """Answer one request."""
        if self._cors is None:
            return await self._answer(request, passed)
        response = self._cors.preflight(passed)
        if response is None:
            response = await self._answer(request, passed)
            self._cors.apply(passed, response)
        return response

    async def _answer(self, request: BaseRequest, passed: Passed) -> Response:
        try:
            result = await self._invoked(request, passed)
            return answered(result.payload, passed.id, self._limits.payload)
        except Refused as refused:
            return own(refused.status, passed.id)
        except NotAnAnswer:
            return own(500, passed.id)

    async def _invoked(self, request: BaseRequest, passed: Passed) -> Result:
        """What the function behind the route says; ``Refused`` if it is not asked, or does not answer."""
        match = self._routes.find(passed.method, passed.segments)
        if match is None:
            raise Refused(404)
        passed.body = await received(request, self._limits)
        spec = match.route.authorizer
        context = await self._authorizers.admit(spec, passed, self._at, match) if spec else None
        event = http.event(self._at, match, passed, passed.body, context)
        if len(passed.body) > self._limits.payload // 2 and len(json.dumps(event)) > self._limits.payload:
            raise Refused(413)
        try:
            result = await self._invocations.run(match.route.function, event, self._limits.integration)
        except TimeoutError:
            raise Refused(503) from None
        if result.error:
            raise Refused(500)
        return result


async def received(request: BaseRequest, limits: Limits) -> bytes:
    """The whole body, if it is not too large, arrives in time and is what its framing says."""
    if not request.body_exists:
        return b""
    if (request.content_length or 0) > limits.body:
        raise Refused(413)
    if request.headers.get(hdrs.EXPECT, "").lower() == "100-continue":
        await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        request.writer.output_size = 0
    chunks, size = [], 0
    try:
        async with asyncio.timeout(limits.arrival):
            async for chunk in request.content.iter_any():
                size += len(chunk)
                if size > limits.body:
                    raise Refused(413)
                chunks.append(chunk)
    except TimeoutError:
        raise Refused(408) from None
    except HttpProcessingError:
        raise Refused(400) from None
    return b"".join(chunks)
