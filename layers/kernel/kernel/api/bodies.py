"""Bodies of doors that say which media types they take: forms, and JSON by other names than its own.

Of a form each name is said once, unless the model takes several of it; a name without a value is as one that was not
sent (RFC 6749, 3.1), and one that the model does not know is its own to refuse.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from pydantic import BaseModel, ValidationError

from kernel.api.problems import invalid
from kernel.api.request import Request, single
from kernel.api.signature import fields, repeated
from kernel.errors import Malformed, Unsupported

FORM = "application/x-www-form-urlencoded"

MOST_FIELDS = 50


def reader(model: type[BaseModel], takes: tuple[str, ...]) -> Callable[[Request], BaseModel]:
    """What reads the body of a request as one of these media types."""

    def read(request: Request) -> BaseModel:
        if request.content_type not in takes:
            raise Unsupported(f"send the body as {' or '.join(takes)}")
        return _form(request, model) if request.content_type == FORM else _json(request, model)

    return read


def _json(request: Request, model: type[BaseModel]) -> BaseModel:
    if not request.body.strip():
        raise Malformed("this needs a JSON body")
    try:
        return model.model_validate_json(request.body)
    except ValidationError as error:
        raise invalid(error, "body") from None


def _form(request: Request, model: type[BaseModel]) -> BaseModel:
    kinds = fields(model)
    said: dict[str, list[str]] = {}
    for name, value in _pairs(request.body):
        said.setdefault(name, []).append(value)
    given: dict[str, Any] = {
        name: values if repeated(kinds.get(name)) else single(said, name) for name, values in said.items()
    }
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise invalid(error, "body") from None


def _pairs(body: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(body.decode("ascii"), max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError as error:
        raise Malformed("the form cannot be read") from error
