"""What the parameters of a view ask for: read once, when the door is declared.

=================================  ============================================================
a parameter annotated with         receives
=================================  ============================================================
``Caller``                         who is calling
``Request``                        the request itself, where a view needs its headers or cookies
``Page``                           the page asked for: ``limit`` and ``cursor``
``Once``                           the ``Idempotency-Key``, with a fingerprint of the request
``IfMatch``                        the precondition of the ``If-Match`` header
``bytes``                          the raw body
a pydantic model                   the body, validated; of a GET or DELETE: the query, validated
anything, named in the path        that part of the path, validated
anything else                      the query parameter of that name, validated
=================================  ============================================================
"""

import inspect
from collections.abc import Callable
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter

_CHOICES = {Annotated, Union, UnionType}
_SPECIAL = {"Caller": "caller", "Request": "request", "Page": "page", "Once": "once", "IfMatch": "if_match"}


class Parameter(NamedTuple):
    """One parameter that is validated: a part of the path, or of the query."""

    name: str
    kind: Any
    adapter: TypeAdapter[Any]
    required: bool = True
    default: Any = None


class Signature:
    """The parameters of a view by what they ask for, and the type that it answers with."""

    def __init__(self) -> None:
        self.special: dict[str, str] = {}  # "caller" → the name of the parameter
        self.path: list[Parameter] = []
        self.query: list[Parameter] = []
        self.body: tuple[str, Any] | None = None
        self.filters: tuple[str, Any] | None = None  # a model that the whole query must satisfy
        self.raw = ""
        self.answer: Any = None

    @classmethod
    def of(cls, view: Callable[..., Any], *, path: str = "", method: str = "POST") -> "Signature":
        """Classify the parameters of ``view``."""
        found = cls()
        for name, parameter in inspect.signature(view).parameters.items():
            kind = parameter.annotation
            special = _special(kind)
            if special:
                found.special[special] = name
            elif kind is bytes:
                found.raw = name
            elif f"{{{name}}}" in path or f"{{{name}+}}" in path:
                found.path.append(Parameter(name, kind, TypeAdapter(kind)))
            elif isinstance(kind, type) and issubclass(kind, BaseModel):
                if method in {"GET", "DELETE", "HEAD"}:
                    found.filters = (name, kind)
                else:
                    found.body = (name, kind)
            else:
                required = parameter.default is parameter.empty
                default = None if required else parameter.default
                found.query.append(Parameter(name, kind, TypeAdapter(kind), required, default))
        answer = inspect.signature(view).return_annotation
        found.answer = None if answer is inspect.Signature.empty else answer
        return found


def fields(model: type[BaseModel]) -> dict[str, Any]:
    """What may be said in a query or a form, and of which kind it is; its name may be none of Python's, as ``from``."""
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def repeated(kind: Any) -> bool:
    """Whether the query may say it more than once."""
    origin = get_origin(kind)
    if origin in _CHOICES:
        return any(repeated(each) for each in get_args(kind))
    return (origin or kind) in {list, tuple, set, frozenset}


def _special(kind: Any) -> str:
    """What the kernel's own types ask for; told by name, so that nothing is imported that the view does not use."""
    if isinstance(kind, type) and kind.__module__.startswith("kernel."):
        return _SPECIAL.get(kind.__name__, "")
    return ""
