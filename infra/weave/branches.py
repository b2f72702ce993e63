"""Which parts of a function can run, given what is known of its parameters.

Known is which of them are left as they are by everybody who calls it, and which of the classes that one may have are
made anywhere. Both only grow while the calls are followed, so what cannot run in the end never can.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

_ENDS = (ast.Return, ast.Raise, ast.Continue, ast.Break)
_HAS_ITS_OWN = (ast.Lambda, ast.FunctionDef, ast.AsyncFunctionDef)

Deferred = frozenset[int]
"""The nodes of callbacks that run when they are called, and not where they are handed over."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known where something stands."""

    empty: Mapping[str, bool] = field(default_factory=dict)
    """Parameters that are nothing: whether that is ``None``."""
    made: Mapping[str, frozenset[type]] = field(default_factory=dict)
    """Parameters that are of one of these classes."""
    classes: Mapping[int, frozenset[type]] = field(default_factory=dict)
    """What the second argument of an ``isinstance`` stands for."""

    def without(self, names: set[str]) -> "Known":
        return replace(
            self,
            empty={name: value for name, value in self.empty.items() if name not in names},
            made={name: kinds for name, kinds in self.made.items() if name not in names},
        )

    @property
    def impossible(self) -> bool:
        return any(not kinds for kinds in self.made.values())


def live(node: ast.AST, known: Known, deferred: Deferred) -> Iterable[ast.AST]:
    """The nodes of a function that can run."""
    if known.made:
        return _live(node, known, deferred)
    return _live_without(node, frozenset(known.empty.items()), deferred)


@cache
def _live_without(node: ast.AST, empty: frozenset[tuple[str, bool]], deferred: Deferred) -> tuple[ast.AST, ...]:
    """Those of a function of which only that is known; for one door it is mostly what it was for another."""
    return tuple(_live(node, Known(dict(empty)), deferred))


def _live(node: ast.AST, known: Known, deferred: Deferred) -> Iterator[ast.AST]:
    if isinstance(node, ast.Lambda):
        yield from _within(node.body, known, deferred)
    elif isinstance(node, ast.FunctionDef):
        yield from _statements(node.body, known, deferred)
        for each in (*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)):
            if not isinstance(each, ast.Lambda | ast.Name):
                yield from _within(each, known, deferred)
    else:
        yield from _within(node, known, deferred)


def _statements(body: Sequence[ast.stmt], known: Known, deferred: Deferred) -> Iterator[ast.AST]:
    for statement in body:
        if known.impossible:
            return
        if not isinstance(statement, ast.If):
            yield from _within(statement, known, deferred)
            if isinstance(statement, _ENDS):
                return
            continue
        yield from _within(statement.test, known, deferred)
        yes, no = _told(statement.test, known)
        for part, there in ((statement.body, yes), (statement.orelse, no)):
            if there is not None:
                yield from _statements(part, there, deferred)
        after = [
            there
            for part, there in ((statement.body, yes), (statement.orelse, no))
            if there is not None and not (part and isinstance(part[-1], _ENDS))
        ]
        if not after:
            return
        known = after[0] if len(after) == 1 else known


def _within(node: ast.AST, known: Known, deferred: Deferred) -> Iterator[ast.AST]:
    """A node and what is below it."""
    if id(node) in deferred:
        return
    yield node
    match node:
        case ast.IfExp():
            yield from _chosen(node, known, deferred)
        case ast.BoolOp():
            yield from _until_decided(node, known, deferred)
        case ast.For() if _nothing_in(node.iter, known):
            yield from _within(node.iter, known, deferred)
            yield from _statements(node.orelse, known, deferred)
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp() if _nothing_in(
            node.generators[0].iter, known
        ):
            yield from _within(node.generators[0].iter, known, deferred)
        case ast.Lambda() | ast.FunctionDef() | ast.AsyncFunctionDef():
            inner = known.without({each.arg for each in ast.walk(node.args) if isinstance(each, ast.arg)})
            yield from _within(node.args, known, deferred)
            yield from _below(node, inner, deferred, apart=node.args)
        case _:
            yield from _below(node, known, deferred)


def _below(node: ast.AST, known: Known, deferred: Deferred, apart: ast.AST | None = None) -> Iterator[ast.AST]:
    """What a node holds, statement by statement where it holds statements."""
    for _, value in ast.iter_fields(node):
        if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
            yield from _statements(value, known, deferred)
        else:
            parts = value if isinstance(value, list) else [value]
            for part in parts:
                if isinstance(part, ast.AST) and part is not apart:
                    yield from _within(part, known, deferred)


def _chosen(node: ast.IfExp, known: Known, deferred: Deferred) -> Iterator[ast.AST]:
    """The parts of ``a if test else b`` that can be."""
    yield from _within(node.test, known, deferred)
    for part, there in zip((node.body, node.orelse), _told(node.test, known), strict=True):
        if there is not None:
            yield from _within(part, there, deferred)


def _until_decided(node: ast.BoolOp, known: Known, deferred: Deferred) -> Iterator[ast.AST]:
    """The parts of ``a and b``, up to the one that decides it."""
    for part in node.values:
        yield from _within(part, known, deferred)
        yes, no = _told(part, known)
        ahead = yes if isinstance(node.op, ast.And) else no
        if ahead is None or ahead.impossible:
            return
        known = ahead


def _told(test: ast.expr, known: Known) -> tuple[Known | None, Known | None]:
    """What is known where a test holds, and where it does not; ``None``: that cannot be."""
    found: tuple[Known | None, Known | None] = (known, known)
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            yes, no = _told(inner, known)
            found = no, yes
        case ast.Name(id=name) if name in known.empty:
            found = None, known
        case ast.Compare(left=ast.Name(id=name), ops=[ast.IsNot()], comparators=[ast.Constant(value=None)]):
            found = (None if known.empty.get(name) else known), known
        case ast.Compare(left=ast.Name(id=name), ops=[ast.Is()], comparators=[ast.Constant(value=None)]):
            found = known, (None if known.empty.get(name) else known)
        case ast.BoolOp(op=op, values=values):
            found = _together(op, values, known)
        case ast.Call(func=ast.Name(id="isinstance"), args=[ast.Name(id=name), kinds]) if name in known.made:
            found = _narrowed(name, known.classes.get(id(kinds)), known)
        case _:
            pass
    return found


def _together(op: ast.boolop, values: Sequence[ast.expr], known: Known) -> tuple[Known | None, Known | None]:
    """Of ``and``: all hold, or one does not; of ``or`` the other way round."""
    both = isinstance(op, ast.And)
    ahead: Known | None = known
    aside = False
    for each in values:
        if ahead is None:
            break
        yes, no = _told(each, ahead)
        ahead, other = (yes, no) if both else (no, yes)
        aside = aside or other is not None
    rest = known if aside else None
    return (ahead, rest) if both else (rest, ahead)


def _narrowed(name: str, kinds: frozenset[type] | None, known: Known) -> tuple[Known | None, Known | None]:
    if kinds is None:
        return known, known
    are = frozenset(each for each in known.made[name] if issubclass(each, tuple(kinds)))
    yes, no = (replace(known, made={**known.made, name: each}) for each in (are, known.made[name] - are))
    return (None if yes.impossible else yes), (None if no.impossible else no)


def _nothing_in(over: ast.expr, known: Known) -> bool:
    """Whether a loop is over a parameter that is empty, or over what is in it."""
    match over:
        case ast.Name(id=name):
            return name in known.empty
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="items" | "keys" | "values")):
            return name in known.empty
        case _:
            return False


def is_nothing(value: Any) -> bool:
    """Whether a default is nothing: what is false, as ``()`` and ``None`` are."""
    try:
        return not value
    except Exception:  # noqa: BLE001 - things may refuse to be asked
        return False
