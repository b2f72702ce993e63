"""CloudFormation's functions: ``Ref``, ``Fn::Sub`` and their kin, evaluated where they stand."""

import base64
import json
import re
from collections.abc import Callable
from typing import Any, Protocol

from infra.local.deploy.errors import TemplateError
from infra.local.deploy.references import resolve_dynamic
from infra.local.deployment import REGION


class Scope(Protocol):
    """Where names mean something: a stack."""

    mappings: dict[str, Any]

    def reference(self, name: str) -> Any: ...
    def attribute(self, logical_id: str, name: str) -> Any: ...
    def condition(self, name: str) -> bool: ...
    def imported(self, name: str) -> Any: ...


ABSENT = object()
"""What ``AWS::NoValue`` stands for: the property is not there."""

_VARIABLE = re.compile(r"\$\{([^}]*)\}")


def evaluate(value: Any, scope: Scope) -> Any:
    """``value`` with every function replaced by what it gives."""
    if isinstance(value, str):
        return resolve_dynamic(value) if "{{resolve:" in value else value
    if isinstance(value, list):
        return [each for each in (evaluate(item, scope) for item in value) if each is not ABSENT]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((name, argument),) = value.items()
        if name in _FUNCTIONS:
            return _FUNCTIONS[name](argument, scope)
        if isinstance(name, str) and name.startswith("Fn::"):
            raise TemplateError(f"the local cloud has no function {name}")
    found = {}
    for name, item in value.items():
        given = evaluate(item, scope)
        if given is not ABSENT:
            found[name] = given
    return found


def truth(value: Any, scope: Scope) -> bool:
    """What a condition comes to."""
    if isinstance(value, dict) and len(value) == 1 and isinstance(value.get("Condition"), str):
        return scope.condition(value["Condition"])
    found = evaluate(value, scope)
    if isinstance(found, bool):
        return found
    if found in ("true", "false"):
        return bool(found == "true")
    raise TemplateError(f"{_shown(value)} is no condition")


def as_text(value: Any) -> str:
    """A value as CloudFormation puts it into a string."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    raise TemplateError(f"{_shown(value)} cannot be part of a text")


def _sub(argument: Any, scope: Scope) -> str:
    match argument:
        case str(text):
            own: dict[str, Any] = {}
        case [str(text), dict(own)]:
            pass
        case _:
            raise TemplateError("Fn::Sub takes a text, or a text and a map")

    def replaced(found: re.Match[str]) -> str:
        name = found[1].strip()
        if name.startswith("!"):
            return f"${{{name[1:]}}}"
        if name in own:
            return as_text(evaluate(own[name], scope))
        logical_id, dot, attribute = name.partition(".")
        return as_text(scope.attribute(logical_id, attribute) if dot else scope.reference(name))

    filled = _VARIABLE.sub(replaced, text)
    return resolve_dynamic(filled) if "{{resolve:" in filled else filled


def _attribute(argument: Any, scope: Scope) -> Any:
    match argument:
        case [str(logical_id), name]:
            return scope.attribute(logical_id, as_text(evaluate(name, scope)))
        case str(text) if "." in text:
            return scope.attribute(*text.split(".", 1))
        case _:
            raise TemplateError("Fn::GetAtt takes the name of a resource and that of an attribute")


def _join(argument: Any, scope: Scope) -> str:
    delimiter, items = _parts("Fn::Join", argument, 2)
    found = evaluate(items, scope)
    if not isinstance(found, list):
        raise TemplateError("Fn::Join takes a delimiter and a list")
    return str(delimiter).join(as_text(item) for item in found)


def _select(argument: Any, scope: Scope) -> Any:
    index, items = (evaluate(part, scope) for part in _parts("Fn::Select", argument, 2))
    try:
        place = int(index)
        return items[place] if place >= 0 else items[len(items)]
    except (TypeError, ValueError, IndexError):
        raise TemplateError(f"Fn::Select finds no element {index} in {_shown(items)}") from None


def _split(argument: Any, scope: Scope) -> list[str]:
    delimiter, text = _parts("Fn::Split", argument, 2)
    return as_text(evaluate(text, scope)).split(str(delimiter))


def _if(argument: Any, scope: Scope) -> Any:
    name, yes, no = _parts("Fn::If", argument, 3)
    return evaluate(yes if scope.condition(str(name)) else no, scope)


def _equals(argument: Any, scope: Scope) -> bool:
    one, other = (evaluate(part, scope) for part in _parts("Fn::Equals", argument, 2))
    return one == other or (not isinstance(one, list | dict) and as_text(one) == as_text(other))


def _find_in_map(argument: Any, scope: Scope) -> Any:
    given = evaluate(argument, scope)
    if not isinstance(given, list) or len(given) < 3:  # noqa: PLR2004 - a map, a key, a key
        raise TemplateError("Fn::FindInMap takes the name of a map and two keys")
    first, second, third = (as_text(part) for part in given[:3])
    try:
        return evaluate(scope.mappings[first][second][third], scope)
    except KeyError:
        if len(given) > 3 and "DefaultValue" in given[3]:  # noqa: PLR2004 - what comes after these
            return given[3]["DefaultValue"]
        raise TemplateError(f"the mappings have no {first}.{second}.{third}") from None


def _length(argument: Any, scope: Scope) -> int:
    found = evaluate(argument, scope)
    if not isinstance(found, list):
        raise TemplateError("Fn::Length takes a list")
    return len(found)


def _parts(name: str, argument: Any, count: int) -> list[Any]:
    if not isinstance(argument, list) or len(argument) != count:
        raise TemplateError(f"{name} takes a list of {count}")
    return argument


def _shown(value: Any) -> str:
    return json.dumps(value, default=str)[:200]


_FUNCTIONS: dict[str, Callable[[Any, Scope], Any]] = {
    "Ref": lambda name, scope: scope.reference(as_text(name)),
    "Fn::GetAtt": _attribute,
    "Fn::Sub": _sub,
    "Fn::Join": _join,
    "Fn::Select": _select,
    "Fn::Split": _split,
    "Fn::If": _if,
    "Fn::Equals": _equals,
    "Fn::And": lambda items, scope: all(truth(item, scope) for item in items),
    "Fn::Or": lambda items, scope: any(truth(item, scope) for item in items),
    "Fn::Not": lambda items, scope: not truth(_parts("Fn::Not", items, 1)[0], scope),
    "Fn::ImportValue": lambda name, scope: scope.imported(as_text(evaluate(name, scope))),
    "Fn::FindInMap": _find_in_map,
    "Fn::Base64": lambda text, scope: base64.b64encode(as_text(evaluate(text, scope)).encode()).decode(),
    "Fn::ToJsonString": lambda value, scope: json.dumps(evaluate(value, scope), separators=(",", ":")),
    "Fn::Length": _length,
    "Fn::GetAZs": lambda _, __: [f"{REGION}{zone}" for zone in "abc"],
}
