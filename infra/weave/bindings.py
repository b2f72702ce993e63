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
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    yield from (way for each, way in _parts(target, Way(How.GIVEN, value)) if _is_own(each, name))
                continue
            case _:
                continue
        if known == name:
            yield way


def _is_own(target: ast.expr, name: str) -> bool:
    match target:
        case ast.Attribute(value=ast.Name(id="self"), attr=known):
            return known == name
        case _:
            return False


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
                yield from _names(target, Way(How.GIVEN, value))
        case ast.For(target=target, iter=over) | ast.comprehension(target=target, iter=over):
            yield from _names(target, Way(How.WITHIN, over))
        case _:
            return


def _names(target: ast.expr, way: Way) -> Iterator[tuple[ast.AST, str, Way]]:
    """The names in a target."""
    for each, its_way in _parts(target, way):
        if isinstance(each, ast.Name):
            yield each, each.id, its_way


def _parts(target: ast.expr, way: Way) -> Iterator[tuple[ast.expr, Way]]:
    """What is bound by a target: of ``a, b = x, y`` each to its own, of ``a, b = x`` each to what is within ``x``."""
    if not isinstance(target, ast.Tuple | ast.List):
        yield target, way
        return
    for each, its_way in zip(target.elts, _ways(way, target.elts), strict=True):
        yield from _parts(each, its_way)


def _ways(way: Way, targets: list[ast.expr]) -> list[Way]:
    match way:
        case Way(How.GIVEN, ast.Tuple(elts=values) | ast.List(elts=values)) if len(values) == len(targets) and not any(
            isinstance(each, ast.Starred) for each in (*values, *targets)
        ):
            return [Way(How.GIVEN, each) for each in values]
        case _:
            return [Way(How.WITHIN, way.node)] * len(targets)
