"""Long lists, page by page.

A cursor says where the next page begins. It is signed over the query that it continues (operation, workspace and
filters) and the day on which it ends, so a client can neither make one up nor take it to another query.
"""

import base64
import hmac
import json
import time
from collections.abc import Mapping
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Self, TypeVar

from pydantic import BaseModel, Field

from kernel.errors import Invalid, Malformed

if TYPE_CHECKING:
    from kernel.api.request import Request
    from kernel.callers import Caller

T = TypeVar("T")

USUAL = 50
MOST = 200
LASTS = 24 * 3600
"""Seconds for which a cursor is good."""

_LONGEST = 2048
_DIGEST = sha256().digest_size


class BadCursor(Malformed):
    """The cursor is none of ours, or not for this query, or older than a day; begin again without one."""


class Listing(BaseModel, Generic[T], frozen=True):
    """One page of a list."""

    items: list[T] = Field(description="What this page holds")
    next: str | None = Field(default=None, description="The cursor of the next page, if there is one", examples=[None])


class Page(NamedTuple):
    """Which page is wanted.

    One that a request asks for has a ``query`` to which its cursors are bound. One that code makes for itself,
    ``Page(limit=100)``, has none: its cursors never leave the house, which is a law of the weaver, and are not signed.
    """

    limit: int = USUAL
    cursor: str | None = None
    query: str = ""

    @classmethod
    def of(cls, request: "Request", caller: "Caller | None") -> Self:
        """Read ``limit`` and ``cursor`` of a request; everything else in its query belongs to the question."""
        asked = {name: values for name, values in request.query.items() if name not in {"limit", "cursor"}}
        query = question(f"{request.method} {request.path}", caller.workspace if caller else "", asked)
        limit, cursor = request.one("limit"), request.one("cursor")
        limit = str(USUAL) if limit is None else limit
        if not (limit.isascii() and limit.isdecimal() and len(limit) <= len(str(MOST)) and 1 <= int(limit) <= MOST):
            detail = f"this is a number from 1 to {MOST}"
            raise Invalid(f"limit: {detail}", [{"field": "limit", "code": "out_of_range", "detail": detail}])
        return cls(int(limit), cursor, query)

    def position(self) -> Any:
        """Where the page begins, as the page before it said; ``None``: at the beginning."""
        if self.cursor is None:
            return None
        return opened(self.cursor, self.query) if self.query else json.loads(self.cursor)

    def listing(self, items: list[T], position: Any) -> Listing[T]:
        """The answer: ``items``, and a cursor for the next page if it begins at ``position`` (any JSON but null)."""
        if position is None:
            return Listing(items=items)
        return Listing(items=items, next=sealed(position, self.query) if self.query else json.dumps(position))


def question(operation: str, workspace: str, filters: Mapping[str, Any]) -> str:
    """What two requests have in common that are about the same list."""
    return json.dumps([operation, workspace, sorted(filters.items())], separators=(",", ":"))


def sealed(position: Any, query: str) -> str:
    """A cursor to ``position`` in the list that ``query`` is about."""
    from kernel.secrets import secret

    payload = json.dumps([int(time.time()) + LASTS, position], separators=(",", ":")).encode()
    signature = _signature(secret("shared-signing"), query, payload)
    return base64.urlsafe_b64encode(signature + payload).decode().rstrip("=")


def opened(cursor: str, query: str) -> Any:
    """The position in a cursor, or ``BadCursor``; the answer does not say what is wrong with it."""
    payload = _genuine(cursor, query)
    if payload is None:
        raise _bad()
    ends, position = json.loads(payload)
    if ends <= time.time():
        raise _bad()
    return position


def _genuine(cursor: str, query: str) -> bytes | None:
    """What a cursor says, if we signed it for this query: with the secret of today, or the one before."""
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)) if len(cursor) <= _LONGEST else b""
    except ValueError:
        return None
    if base64.urlsafe_b64encode(raw).decode().rstrip("=") != cursor:  # one spelling only
        return None
    signature, payload = raw[:_DIGEST], raw[_DIGEST:]
    from kernel.secrets import previous, secret

    for look_up in (secret, previous, partial(secret, fresh=True)):  # the last: it was rotated a moment ago
        key = look_up("shared-signing")
        if key and hmac.compare_digest(_signature(key, query, payload), signature):
            return payload
    return None


def _signature(key: str, query: str, payload: bytes) -> bytes:
    message = b"cursor\0" + sha256(query.encode()).digest() + payload
    return hmac.new(key.encode(), message, sha256).digest()


def _bad() -> BadCursor:
    return BadCursor("this cursor is not good for this list, or not any more; begin again without one")
