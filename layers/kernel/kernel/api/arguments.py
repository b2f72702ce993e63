"""From a request to the arguments of a view: validated, or refused with the field that is wrong."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from pydantic import BaseModel, TypeAdapter, ValidationError

from kernel.api.problems import invalid
from kernel.api.request import Request, single
from kernel.api.signature import Parameter, Signature, fields, repeated
from kernel.callers import Caller
from kernel.errors import Invalid, Malformed, NotFound, TooLarge, Unsupported

_PAGING = {"limit", "cursor"}


class NoSuchPath(NotFound):
    """A part of the path cannot be the name of anything."""


class BodyTooLarge(TooLarge):
    """The body is longer than what this reads."""


class Arguments:
    """Binds requests to the parameters of one view."""

    def __init__(
        self,
        signature: Signature,
        *,
        largest: int,
        strict: bool = True,
        callback: bool = False,
        takes: tuple[str, ...] = (),
    ) -> None:
        self._signature = signature
        self._largest = largest
        self._known = {parameter.name for parameter in signature.query} if strict else None
        if self._known is not None and "page" in signature.special:
            self._known |= _PAGING
        if self._known is not None and signature.filters:
            lenient = signature.filters[1].model_config.get("extra") == "ignore"  # said, and not just left unsaid
            self._known = None if lenient else self._known | fields(signature.filters[1]).keys()
        self._take = _taker() if callback else None
        self._read = _body_reader(signature.body[1], takes) if signature.body else None
        self._special = {name: _reader(special) for special, name in signature.special.items()}

    def dumper(self) -> Callable[[Any], bytes]:
        """How the answers of the view become JSON."""
        answer = self._signature.answer
        if answer is None:
            return lambda value: TypeAdapter(type(value)).dump_json(value, by_alias=True)
        serializer = TypeAdapter(answer).serializer
        return lambda value: serializer.to_json(value, by_alias=True)

    def of(self, request: Request, caller: Caller | None) -> dict[str, Any]:
        """What to call the view with."""
        signature = self._signature
        query = _form(request, self._largest) if self._take and request.method == "POST" else request.query
        found: dict[str, Any] = {}
        for parameter in signature.path:
            try:
                found[parameter.name] = parameter.adapter.validate_python(request.parts.get(parameter.name, ""))
            except ValidationError:
                raise NoSuchPath(f"there is no {parameter.name.replace('_', ' ')} like that") from None
        if self._take and signature.filters:
            found[signature.filters[0]] = _remembered(signature.filters[1], self._take(request, query))
        elif signature.filters:
            found[signature.filters[0]] = _filters(query, signature.filters[1])
        if self._known is not None and (strange := sorted(set(query) - self._known)):
            errors = [{"field": name, "code": "unknown", "detail": "There is no such parameter"} for name in strange]
            raise Invalid(f"no such query parameter: {', '.join(strange)}", errors)
        for parameter in signature.query:
            found[parameter.name] = _value(parameter, query)
        if signature.body and self._read:
            _bounded(request, self._largest)
            found[signature.body[0]] = self._read(request)
        if signature.raw:
            found[signature.raw] = request.body
        for name, read in self._special.items():
            found[name] = read(request, caller)
        return found


Reader = Callable[[Request, Caller | None], Any]


def _reader(special: str) -> Reader:
    """What reads one of the kernel's own parameters; what it needs is imported by the functions that have it."""
    match special:
        case "caller":
            return lambda _, caller: caller
        case "request":
            return lambda request, _: request
        case "page":
            from kernel.pages import Page

            return Page.of
        case "once":
            return _once
        case _:
            from kernel.etags import IfMatch

            return lambda request, _: IfMatch.of(request.headers.get("if-match"))


def _body_reader(model: type[BaseModel], takes: tuple[str, ...]) -> Callable[[Request], BaseModel]:
    """What reads the body; what reads others than plain JSON is imported by the functions that take them."""
    if not takes:
        return lambda request: _body(request, model)
    from kernel.api.bodies import reader

    return reader(model, takes)


def _body(request: Request, model: type[BaseModel]) -> BaseModel:
    if not request.body.strip():
        raise Malformed("this needs a JSON body")
    media_type = request.content_type
    if media_type != "application/json" and not media_type.endswith("+json"):
        raise Unsupported("send the body as application/json")
    try:
        return model.model_validate_json(request.body)
    except ValidationError as error:
        raise invalid(error, "body") from None


def _value(parameter: Parameter, query: Any) -> Any:
    if query.get(parameter.name) is None:
        if parameter.required:
            error = {"field": parameter.name, "code": "missing", "detail": "This parameter is needed"}
            raise Invalid(f"{parameter.name}: this parameter is needed", [error])
        return parameter.default
    try:
        return parameter.adapter.validate_python(_one_or_all(parameter.kind, query, parameter.name))
    except ValidationError as error:
        refusal = invalid(error, parameter.name)
        raise refusal from None


def _filters(query: Any, model: type[BaseModel]) -> BaseModel:
    known = fields(model)
    given = {name: _one_or_all(known[name], query, name) for name in query if name in known}
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise invalid(error, "query") from None


def _one_or_all(kind: Any, query: Any, name: str) -> Any:
    """All that was said under one name, where the model takes several; otherwise the one thing."""
    return query[name] if repeated(kind) else single(query, name)


def _bounded(request: Request, largest: int) -> None:
    if len(request.body) > largest:
        raise BodyTooLarge(f"a body may hold {largest} bytes here")


def _form(request: Request, largest: int) -> dict[str, list[str]]:
    """The parameters of a provider that posts its callback (OAuth's ``form_post``)."""
    _bounded(request, largest)
    try:
        return parse_qs(request.body.decode(), keep_blank_values=True, max_num_fields=50)
    except ValueError as error:
        raise Malformed("the form cannot be read") from error


def _once(request: Request, caller: Caller | None) -> Any:
    """The key of the request; two people who choose the same one do not meet."""
    from kernel.once import Once

    once = Once.of(request.headers.get("idempotency-key"), request.fingerprint())
    return (
        Once(f"{caller.person}\n{once.key}", once.fingerprint) if once and caller else once
    )  # no key holds a line end


def _remembered(model: type[BaseModel], said: str) -> BaseModel:
    """What was remembered; what another door of the house remembered was not begun at this one."""
    from kernel.states import unknown

    try:
        return model.model_validate_json(said)
    except ValidationError:
        raise unknown() from None


def _taker() -> Callable[[Request, Any], str]:
    """What was remembered when the browser was sent away; of one use, and for that browser only."""
    from kernel.states import COOKIE, take

    def read(request: Request, query: Any) -> str:
        said: list[str] = query.get("state") or []
        return take(said[0] if len(said) == 1 else "", request.cookies.get(COOKIE, ""))  # of two, neither is believed

    return read
