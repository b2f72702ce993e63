"""Which functions a call can be of: those that take as much as it gives, under these names."""

import ast

from infra.weave.code import MADE, Code

_AS_WRITTEN = {"staticmethod", "classmethod"}
"""Of what is decorated otherwise, something may have been made that is called otherwise: a property, for one."""


def fits(call: ast.Call, target: Code) -> bool:
    """Whether a function takes what a call gives it; if not, the call is of another one of that name."""
    given = {each.arg for each in call.keywords}
    said = getattr(target.node, "args", None)
    if said is None or _called_otherwise(call, target) or None in given or _starred(call):
        return True
    places = target.places[int(_takes_itself(target)) :]
    by_place, others = set(places[: len(call.args)]), set(places[len(call.args) :])
    if len(call.args) > len(places) and not target.rest:
        return False
    if not said.kwarg and not given <= others | {each.arg for each in said.kwonlyargs}:
        return False
    needed = {each.arg for each in target.parameters} - target.defaults().keys() - {"self", "cls"}
    return needed <= by_place | given


def _called_otherwise(call: ast.Call, target: Code) -> bool:
    """Whether something else is called than what is written there: a class, a bound method, what a decorator made."""
    bound = isinstance(call.func, ast.Name) and _takes_itself(target)
    return bound or target.name in MADE or not set(target.decorated) <= _AS_WRITTEN


def _starred(call: ast.Call) -> bool:
    return any(isinstance(each, ast.Starred) for each in call.args)


def _takes_itself(target: Code) -> bool:
    return bool(target.owner) and target.places[:1] in {("self",), ("cls",)}
