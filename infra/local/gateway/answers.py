"""What goes back: a function's answer as HTTP, or API Gateway's own words."""

import base64
import binascii
import re
from typing import Any

from aiohttp.web import Response
from multidict import CIMultiDict

from infra.apigateway import messages

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_BROKEN = re.compile(r"[\x00\r\n]")
_OURS = frozenset({"connection", "content-length", "date", "keep-alive", "transfer-encoding", "upgrade"})
_BODILESS = frozenset({204, 304})
_TEXT = "text/plain;charset=UTF-8"
_STATUSES = range(200, 600)


class NotAnAnswer(Exception):
    """A function returned something that API Gateway cannot send."""


def own(status: int, request_id: str = "") -> Response:
    """API Gateway's own answer."""
    headers = {"Content-Type": "application/json"}
    if request_id:
        headers["Apigw-Requestid"] = request_id
    return Response(body=messages.own(status).encode(), status=status, headers=headers)


def answered(payload: Any, request_id: str, most: int) -> Response:
    """The answer of a function in payload format 1.0; raise ``NotAnAnswer`` for what is none."""
    if not isinstance(payload, dict):
        raise NotAnAnswer("not an object")
    status = _status(payload.get("statusCode"))
    headers = _headers(payload)
    body = b"" if status in _BODILESS else _body(payload)
    if len(body) > most:
        raise NotAnAnswer("too large")
    if "Content-Type" not in headers and status not in _BODILESS:
        headers["Content-Type"] = _TEXT
    headers["Apigw-Requestid"] = request_id
    return Response(body=body, status=status, headers=headers)


def _status(value: Any) -> int:
    if isinstance(value, str) and value.isascii() and value.isdecimal():
        value = int(value)
    if type(value) is not int or value not in _STATUSES:
        raise NotAnAnswer("statusCode")
    return value


def _body(payload: dict[str, Any]) -> bytes:
    body = payload.get("body")
    if body is None:
        return b""
    if not isinstance(body, str):
        raise NotAnAnswer("body")
    try:
        return base64.b64decode(body, validate=True) if payload.get("isBase64Encoded") else body.encode()
    except (binascii.Error, ValueError):
        raise NotAnAnswer("body") from None


def _headers(payload: dict[str, Any]) -> CIMultiDict[str]:
    """Both kinds of headers in one; where they name the same, those with many values come first."""
    several, single = ({} if (said := payload.get(name)) is None else said for name in ("multiValueHeaders", "headers"))
    if not isinstance(several, dict) or not isinstance(single, dict):
        raise NotAnAnswer("headers")
    headers: CIMultiDict[str] = CIMultiDict()
    for name, values in several.items():
        if not isinstance(values, list):
            raise NotAnAnswer(name)
        for value in values:
            _add(headers, name, value)
    for name, value in single.items():
        if str(value) not in headers.getall(name, ()):
            _add(headers, name, value)
    return headers


def _add(headers: CIMultiDict[str], name: str, value: Any) -> None:
    if isinstance(value, bool):
        value = "true" if value else "false"
    if not isinstance(value, str | int | float) or not _TOKEN.fullmatch(name) or _BROKEN.search(str(value)):
        raise NotAnAnswer(name)
    if name.lower() not in _OURS:
        headers.add(name, str(value))
