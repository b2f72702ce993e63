"""Cross-origin requests, as an HTTP API with a CORS configuration treats them."""

from collections.abc import Mapping
from typing import Any

from aiohttp.web import Response, StreamResponse

from infra.local.gateway.request import Passed

_OURS = "access-control-"


class Cors:
    """The configuration of one API. While it has one, it answers preflights itself and ignores what functions say."""

    def __init__(self, configuration: Mapping[str, Any]) -> None:
        given = {name[:1].lower() + name[1:]: value for name, value in configuration.items()}
        self._origins = [str(origin) for origin in given.get("allowOrigins") or ()]
        self._credentials = bool(given.get("allowCredentials"))
        self._expose = ",".join(given.get("exposeHeaders") or ())
        self._preflight = {
            "Access-Control-Allow-Methods": ",".join(given.get("allowMethods") or ()),
            "Access-Control-Allow-Headers": ",".join(given.get("allowHeaders") or ()),
            "Access-Control-Max-Age": str(given.get("maxAge") or 0),
        }

    def preflight(self, request: Passed) -> Response | None:
        """The answer to a preflight; nothing if this is none. An origin that is not allowed learns nothing."""
        origin = request.header("origin")
        if request.method != "OPTIONS" or not origin or not request.header("access-control-request-method"):
            return None
        headers = self._allowing(origin)
        if headers:
            headers |= {name: value for name, value in self._preflight.items() if value not in {"", "0"}}
        return Response(status=204, headers={**headers, "Apigw-Requestid": request.id})

    def apply(self, request: Passed, response: StreamResponse) -> None:
        """Put the headers on the response to an actual request."""
        for name in [name for name in response.headers if name.lower().startswith(_OURS)]:
            response.headers.popall(name, None)
        origin = request.header("origin")
        headers = self._allowing(origin) if origin else {}
        if headers and self._expose:
            headers["Access-Control-Expose-Headers"] = self._expose
        response.headers.update(headers)

    def _allowing(self, origin: str) -> dict[str, str]:
        for allowed in self._origins:
            if allowed in {"*", origin} or (allowed.endswith("://*") and origin.startswith(allowed[:-1])):
                said = "*" if allowed == "*" and not self._credentials else origin
                credentials = {"Access-Control-Allow-Credentials": "true"} if self._credentials else {}
                return {"Access-Control-Allow-Origin": said, **credentials}
        return {}
