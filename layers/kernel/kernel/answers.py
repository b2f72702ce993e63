"""What a view may answer with, beyond the type that it declares."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple


class Cookie(NamedTuple):
    """A cookie that scripts cannot read and other sites cannot send; with no value: one that is to be forgotten."""

    name: str
    value: str = ""
    path: str = "/"
    seconds: int | None = None
    same_site: str = "Lax"

    def __str__(self) -> str:
        age = 0 if not self.value else self.seconds
        lasts = "" if age is None else f"; Max-Age={age}"
        return f"{self.name}={self.value}; Path={self.path}{lasts}; HttpOnly; Secure; SameSite={self.same_site}"


class Answer(NamedTuple):
    """A body with what HTTP says about it. ``body`` is bytes or text of ``media_type``, or a model to become JSON."""

    body: Any = None
    status: int | None = None
    media_type: str = "application/json"
    headers: Mapping[str, str] = MappingProxyType({})
    cookies: tuple[Cookie, ...] = ()


class Redirect(NamedTuple):
    """Go there instead."""

    location: str
    status: int = 303
    cookies: tuple[Cookie, ...] = ()
