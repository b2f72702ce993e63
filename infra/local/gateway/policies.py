"""What the edge tells browsers beside every answer, read from its own template, so that what it forbids fails here too.

Said differently is only what needs HTTPS, and where the same things are on this machine: the sockets and S3's endpoint.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from aiohttp.web import BaseRequest, StreamResponse

from infra import ROOT
from infra.local.deploy.intrinsics import evaluate
from infra.local.deployment import REGION
from infra.yamls import load

PARTS = ROOT / "infra/edge/parts/headers.yaml"

_NAMES = {
    "ContentSecurityPolicy": "Content-Security-Policy",
    "ContentTypeOptions": "X-Content-Type-Options",
    "FrameOptions": "X-Frame-Options",
    "ReferrerPolicy": "Referrer-Policy",
}
_HTTPS_ONLY = {"StrictTransportSecurity"}
_UPGRADE = "upgrade-insecure-requests"


class Header(NamedTuple):
    """One header, and whether it stands whatever the origin says."""

    name: str
    value: str
    override: bool


class ResponseHeaders:
    """A response headers policy of CloudFront, on this machine."""

    def __init__(self, headers: tuple[Header, ...], *, everybody: bool) -> None:
        self.headers = headers
        self._everybody = everybody  # may read it, from any site

    def add(self, request: BaseRequest, response: StreamResponse) -> None:
        """Say them beside an answer that is not under way yet."""
        if response.prepared:
            return
        for name, value, override in self.headers:
            if override or name not in response.headers:
                response.headers[name] = value
        if self._everybody and "Origin" in request.headers:
            response.headers["Access-Control-Allow-Origin"] = "*"


class Policies(NamedTuple):
    """Those of the three kinds of behaviour that the edge has."""

    web: ResponseHeaders
    api: ResponseHeaders
    status: ResponseHeaders

    @classmethod
    def of(cls, *, port: int, objects: str | None = None, path: Path = PARTS) -> "Policies":
        """As they are where people come to ``port``, and S3 is at ``objects``."""
        here = _Here(port, objects)
        resources = load(path)["Resources"]
        return cls(*(_policy(resources[name], here) for name in ("WebHeaders", "ApiHeaders", "StatusHeaders")))


class _Here:
    """What the names in the edge's template mean on this machine."""

    def __init__(self, port: int, objects: str | None) -> None:
        self.mappings: dict[str, Any] = {}
        self._own = f"127.0.0.1:{port}"
        s3 = [objects] if objects else []
        self._moved = {
            f"wss://{self._own}": [f"ws://{self._own}", f"ws://localhost:{port}"],
            f"https://*.s3.{REGION}.amazonaws.com": s3,
            "https:": ["https:", *s3],  # where anything may come from, S3 is meant too
        }

    def reference(self, name: str) -> str:
        return {"Domain": self._own, "Region": REGION, "Stage": "local"}[name]

    def condition(self, name: str) -> bool:
        return {"HasDomain": True}[name]

    def attribute(self, logical_id: str, name: str) -> Any:
        raise KeyError(f"{logical_id}.{name}")

    imported = reference

    def moved(self, policy: str) -> str:
        """A content security policy that is about this machine."""
        directives = [each.split() for each in policy.split(";")]
        kept = [[each for word in words for each in self._moved.get(word, [word])] for words in directives]
        return "; ".join(" ".join(words) for words in kept if words and words != [_UPGRADE])


def _policy(resource: Mapping[str, Any], here: _Here) -> ResponseHeaders:
    config = evaluate(resource["Properties"]["ResponseHeadersPolicyConfig"], here)
    found = [
        Header(_NAMES[kind], _value(kind, said, here), said["Override"])
        for kind, said in config["SecurityHeadersConfig"].items()
        if kind not in _HTTPS_ONLY
    ]
    found += [
        Header(each["Header"], each["Value"], each["Override"]) for each in config["CustomHeadersConfig"]["Items"]
    ]
    readers = config.get("CorsConfig", {}).get("AccessControlAllowOrigins", {}).get("Items", [])
    return ResponseHeaders(tuple(found), everybody="*" in readers)


def _value(kind: str, said: Mapping[str, Any], here: _Here) -> str:
    match kind:
        case "ContentSecurityPolicy":
            return here.moved(said[kind])
        case "ContentTypeOptions":
            return "nosniff"
        case "FrameOptions":
            return str(said["FrameOption"])
        case _:
            return str(said[kind])
