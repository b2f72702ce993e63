"""A request as API Gateway hands it over (payload format 1.0), in words of our own."""

import base64
import binascii
from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from typing import Any

from kernel.errors import Invalid, Malformed


class Request:
    """One request. Header names are lower-case; nothing in it has been believed yet."""

    def __init__(self, event: Mapping[str, Any]) -> None:
        self._event = event
        self.headers: dict[str, str] = {k.lower(): v for k, v in (event.get("headers") or {}).items()}

    @property
    def method(self) -> str:
        return str(self._event["requestContext"]["httpMethod"])

    @property
    def path(self) -> str:
        """The path as it was asked for."""
        return str(self._event.get("path") or self._event["requestContext"].get("path") or "")

    @property
    def parts(self) -> Mapping[str, str]:
        """The variable parts of the path."""
        return self._event.get("pathParameters") or {}

    @property
    def query(self) -> Mapping[str, list[str]]:
        return self._event.get("multiValueQueryStringParameters") or {}

    def one(self, name: str) -> str | None:
        """The query parameter of that name, if there is one; ``Invalid`` if there are several."""
        return single(self.query, name)

    @property
    def id(self) -> str:
        return str(self._event["requestContext"].get("requestId", ""))

    @property
    def authorizer(self) -> Mapping[str, Any] | None:
        """What the authorizer said."""
        said: Mapping[str, Any] | None = self._event["requestContext"].get("authorizer")
        return said

    @property
    def address(self) -> str:
        """The client's address, as the edge saw it; only of requests that came through the edge can it be believed.

        It is the last that was added to ``X-Forwarded-For`` before API Gateway added the edge's: whoever passes a
        request on adds to the end, so a client makes up only what is before. A header of the edge's own says the same,
        or is none of the edge's: a client can send one by that name.
        """
        viewer = self.headers.get("cloudfront-viewer-address", "").rpartition(":")[0].strip("[]")
        edge = str((self._event["requestContext"].get("identity") or {}).get("sourceIp", ""))
        *passed, last = (each.strip() for each in self.headers.get("x-forwarded-for", "").split(","))
        if viewer and (not last or viewer in {last, *passed[-1:]}):
            return viewer
        return (passed[-1] if passed and last == edge else last) or edge

    @property
    def cookies(self) -> dict[str, str]:
        """Cookies by name; of two with one name the first, which is the one with the longer path."""
        found: dict[str, str] = {}
        for pair in self.headers.get("cookie", "").split(";"):
            name, _, value = pair.strip(" \t").partition("=")  # other blanks are part of a name that is not ours
            found.setdefault(name, value)
        return found

    @cached_property
    def body(self) -> bytes:
        text = self._event.get("body") or ""
        if not self._event.get("isBase64Encoded"):
            return bytes(text, "utf-8")
        try:
            return base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError) as error:
            raise Malformed("the body is not what its encoding says") from error

    @property
    def content_type(self) -> str:
        """The media type of the body, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def fingerprint(self) -> str:
        """What makes two requests the same request: method, path, query and body."""
        text = f"{self.method} {self.path} {sorted(self.query.items())}\n"
        return sha256(text.encode() + self.body).hexdigest()


def single(query: Mapping[str, list[str]], name: str) -> str | None:
    """What a query says under a name that it may say once; to choose one of several would be to guess."""
    values = query.get(name) or ()
    if len(values) > 1:
        detail = "this parameter may be said once only"
        raise Invalid(f"{name}: {detail}", [{"field": name, "code": "repeated", "detail": detail}])
    return values[0] if values else None
