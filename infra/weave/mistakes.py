"""What an operation says of a request that makes no sense: an example, about what that operation takes."""

from pydantic import BaseModel, ValidationError

from infra.weave.signatures import signature_of
from kernel.api.problems import invalid
from kernel.doors import HttpDoor
from kernel.errors import Invalid, Refusal

_STRANGE = "colour"


def mistake(door: HttpDoor) -> Refusal:
    """What is refused of a body that lacks something, or of a query that does or names what there is not."""
    signature = signature_of(door)
    if signature.body and (refused := _empty(signature.body[1], "body")):
        return refused
    for parameter in signature.query:
        if parameter.required:
            error = {"field": parameter.name, "code": "missing", "detail": "This parameter is needed"}
            return Invalid(f"{parameter.name}: this parameter is needed", [error])
    if signature.filters and (refused := _empty(signature.filters[1], "query")):
        return refused
    error = {"field": _STRANGE, "code": "unknown", "detail": "There is no such parameter"}
    return Invalid(f"no such query parameter: {_STRANGE}", [error])


def _empty(model: type[BaseModel], where: str) -> Refusal | None:
    """What is wrong with nothing at all, if anything is."""
    try:
        model.model_validate({})
    except ValidationError as error:
        return invalid(error, where)
    return None
