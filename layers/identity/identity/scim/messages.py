"""Messages as they come and go: JSON of a bounded shape in, answers with their headers out."""

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate, NoReturn, ParamSpec, TypeVar

from identity.scim import errors
from identity.scim.errors import MEDIA_TYPE, InvalidSyntax
from kernel.answers import Answer
from kernel.errors import Refusal, TooLarge

LARGEST = 256 * 1024
"""Bytes of a body; ``maxPayloadSize`` of bulk requests says so."""

DEEPEST = 20
"""Objects and lists within each other."""

P = ParamSpec("P")
S = TypeVar("S")


class MessageTooLarge(TooLarge):
    """It is longer than what is read here."""


def parse(body: bytes) -> dict[str, Any]:
    """The JSON object in a body, or ``InvalidSyntax``."""
    if len(body) > LARGEST:
        raise MessageTooLarge(f"a body may hold {LARGEST} bytes here")
    try:
        found = json.loads(body, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise InvalidSyntax("the body is not JSON") from None
    if not isinstance(found, dict):
        raise InvalidSyntax("the body is not a JSON object")
    if _deeper(found, DEEPEST):
        raise InvalidSyntax(f"at most {DEEPEST} objects and lists are read within each other")
    return found


def answer(body: Mapping[str, Any] | None, status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    """An answer with that document; with none, an empty one."""
    text = "" if body is None else json.dumps(body)  # in ASCII: what was sent may hold half a character
    return Answer(text, status, MEDIA_TYPE, headers or {})


def refused(refusal: Refusal) -> Answer:
    """The answer that tells of a refusal."""
    return answer(errors.document(refusal), errors.status(refusal), errors.headers(refusal))


def answered(method: Callable[Concatenate[S, P], Answer]) -> Callable[Concatenate[S, P], Answer]:
    """A method whose refusals are answers, as SCIM has them."""

    @wraps(method)
    def told(self: S, /, *args: P.args, **kwargs: P.kwargs) -> Answer:
        try:
            return method(self, *args, **kwargs)
        except Refusal as refusal:
            return refused(refusal)

    return told


def _deeper(value: Any, most: int) -> bool:
    level: list[Any] = [value]
    for _ in range(most):
        level = [each for held in level if isinstance(held, dict | list) for each in _inside(held)]
        if not level:
            return False
    return any(isinstance(each, dict | list) for each in level)


def _inside(held: dict[str, Any] | list[Any]) -> list[Any]:
    return list(held.values()) if isinstance(held, dict) else held


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)
