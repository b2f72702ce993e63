"""How the names of a function come by their values: what its source says of each."""

import ast
from collections.abc import Iterator
from enum import Enum, auto
from functools import cache
from typing import NamedTuple


class How(Enum):
    SAID = auto()  # it is annotated as that
    GIVEN = auto()  # it is what that gives
    WITHIN = auto()  # it is, or is part of, what is in that
    UNKNOWN = auto()


class Way(NamedTuple):
    """One way in which a name comes by its value."""

    how: How
    node: ast.expr


@cache
def bindings(node: ast.AST) -> dict[str, list[Way]]:
    """All ways for every name that a function binds."""
    found: dict[str, list[Way]] = {}
    known: set[int] = set()
    for each in ast.walk(node):
        for target, name, way in _bound(each):
            known.add(id(target))
            found.setdefault(name, []).append(way)
    for each in ast.walk(node):
        if isinstance(each, ast.Name) and not isinstance(each.ctx, ast.Load) and id(each) not in known:
            found.setdefault(each.id, []).append(Way(How.UNKNOWN, each))
    return found


def kept(node: ast.AST, name: str) -> Iterator[Way]:
    """What a constructor keeps as ``self.name``."""
    for each in ast.walk(node):
        match each:
            case ast.AnnAssign(target=ast.Attribute(value=ast.Name(id="self"), attr=known), annotation=said):
                way = Way(How.SAID, said)
            case ast.Assign(targets=[ast.Attribute(value=ast.Name(id="self"), attr=known)], value=value):
                way = Way(How.GIVEN, value)
            case _:
                continue
        if known == name:
            yield way


def _bound(node: ast.AST) -> Iterator[tuple[ast.AST, str, Way]]:
    match node:
        case ast.arg(arg=name, annotation=said):
            unknown = ast.Constant(value=...)
            yield node, name, Way(How.SAID, said) if said is not None else Way(How.UNKNOWN, unknown)
        case ast.ExceptHandler(name=str(name), type=said) if said is not None:
            yield node, name, Way(How.SAID, said)
        case ast.AnnAssign(target=ast.Name(id=name) as target, annotation=said):
            yield target, name, Way(How.SAID, said)
        case ast.NamedExpr(target=ast.Name(id=name) as target, value=value):
            yield target, name, Way(How.GIVEN, value)
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                yield from _parts(target, Way(How.GIVEN, value))
        case ast.For(target=target, iter=over) | ast.comprehension(target=target, iter=over):
            yield from _parts(target, Way(How.WITHIN, over))
        case _:
            return


def _parts(target: ast.expr, way: Way) -> Iterator[tuple[ast.AST, str, Way]]:
    """The names in a target; of ``a, b = x`` each is within ``x``."""
    if isinstance(target, ast.Name):
        yield target, target.id, way
    elif isinstance(target, ast.Tuple | ast.List):
        for each in target.elts:
            yield from _parts(each, Way(How.WITHIN, way.node))
