"""Of which class that is on which something is called, where the source says so.

``NOTHING`` of ours, whatever it is; or ``None`` where it is not known, and everything of that name must count.
"""

import ast
import builtins
import inspect
import typing
from collections.abc import Iterable
from types import UnionType
from typing import Any, NewType, Union, get_args, get_origin

from infra.weave.bindings import How, Way, bindings, kept
from infra.weave.code import Code, Codes

Kinds = frozenset[type] | None
NOTHING: frozenset[type] = frozenset()

_DEEPEST = 12
_PLAIN = (str, bytes, int, float, bool)
_DISPLAYS = (ast.Dict, ast.List, ast.Set, ast.Tuple, ast.DictComp, ast.ListComp, ast.SetComp, ast.GeneratorExp)
_GIVES_NOTHING = frozenset(
    {
        *("base64", "botocore", "datetime", "hashlib", "hmac", "html", "json", "kernel.aws", "kernel.settings", "math"),
        *("os", "random", "re", "secrets", "time", "urllib", "uuid"),
    }
)
"""What comes from a function of these is nothing of ours, and neither is what that gives."""


class Inference:
    """What the source says of the classes of its expressions."""

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self._found: dict[tuple[Code, int], Kinds] = {}

    def of(self, code: Code, node: ast.expr, depth: int = 0) -> Kinds:
        """The classes of what an expression gives."""
        if depth > _DEEPEST:
            return None
        place = (code, id(node))
        if place not in self._found:
            found = self._told(code, node, depth)
            if depth:  # it may have been given up because it is so deep
                return found
            self._found[place] = found
        return self._found[place]

    def _told(self, code: Code, node: ast.expr, depth: int) -> Kinds:
        found: Kinds = None
        match node:
            case ast.Name(id=name):
                found = self._named(code, name, depth)
            case ast.Attribute(value=inner, attr=name):
                found = self._part(code, node, inner, name, depth)
            case ast.Call():
                found = self._given(code, node, depth)
            case ast.Subscript(value=inner):
                found = self._inside(code, inner, depth)
            case ast.IfExp(body=one, orelse=other):
                found = _joined(self.of(code, each, depth + 1) for each in (one, other))
            case ast.BoolOp(values=values):
                found = _joined(self.of(code, each, depth + 1) for each in values)
            case ast.Constant() | ast.JoinedStr() | ast.Compare() | ast.List(elts=[]) | ast.Dict(keys=[]):
                found = NOTHING
            case _:
                found = frozenset({object}) if isinstance(node, _DISPLAYS) else None
        return found

    def _named(self, code: Code, name: str, depth: int) -> Kinds:
        if name in {"self", "cls"} and code.owner:
            owner = self._codes.known(code, code.owner)
            return frozenset({owner}) if isinstance(owner, type) else None
        ways = bindings(code.node).get(name)
        if ways is not None:
            return _joined(self._by(code, way, depth) for way in ways)
        value = self._codes.known(code, name)
        return None if value is None or callable(value) or inspect.ismodule(value) else frozenset({type(value)})

    def _by(self, code: Code, way: Way, depth: int) -> Kinds:
        """The classes that a name has in one way."""
        match way.how:
            case How.SAID:
                return self.said(code, way.node)
            case How.GIVEN:
                return self.of(code, way.node, depth + 1)
            case How.WITHIN:
                return self._inside(code, way.node, depth)
            case How.UNKNOWN:
                return None

    def _inside(self, code: Code, node: ast.expr, depth: int) -> Kinds:
        """The classes of what is in a collection: of ``dict[str, X]`` it may be a text or an X."""
        if self.of(code, node, depth + 1) == NOTHING:
            return NOTHING
        place = self._annotated(code, node, depth + 1)
        return self._parts(*place) if place else None

    def _annotated(self, code: Code, node: ast.expr, depth: int) -> tuple[Code, ast.expr] | None:
        """The annotation of an expression, and where it stands."""
        found: list[tuple[Code, ast.expr]] = []
        match node:
            case _ if depth > _DEEPEST:
                pass
            case ast.Name(id=name):
                match bindings(code.node).get(name, ()):
                    case [Way(How.SAID, said)]:
                        return code, said
                    case [Way(How.GIVEN, value)]:
                        return self._annotated(code, value, depth + 1)
            case (
                ast.Call(func=ast.Name(id="sorted" | "reversed" | "list" | "tuple" | "set" | "iter"), args=[inner])
                | ast.Call(func=ast.Attribute(value=inner, attr="items" | "values" | "keys" | "copy"), args=[])
            ):
                return self._annotated(code, inner, depth + 1)
            case ast.Attribute(value=inner, attr=name):
                base = self.of(code, inner, depth + 1) or ()
                found = [each for kind in base for each in self._annotations(kind, name)] if len(base) == 1 else []
            case ast.Call(func=func):
                found = [
                    (each, said) for each in self._codes.of(self._codes.value(code, func)) for said in each.returns
                ]
        return found[0] if len(found) == 1 else None

    def _annotations(self, kind: type, name: str) -> list[tuple[Code, ast.expr]]:
        """What the nearest class that says anything says of its field."""
        for each in filter(self._codes.ours, kind.__mro__):
            place = self._codes.place(each)
            said = [
                body.annotation
                for body in getattr(place.node, "body", ())
                if isinstance(body, ast.AnnAssign) and isinstance(body.target, ast.Name) and body.target.id == name
            ]
            if said:
                return [(place, said[0])]
        return []

    def _parts(self, code: Code, said: ast.expr) -> Kinds:
        """The classes of what is in something of an annotation, where it is a collection of Python's own."""
        match said:
            case ast.Constant(value=None):
                return NOTHING
            case ast.Constant(value=str(text)):
                return self._parts(code, ast.parse(text, mode="eval").body)
            case ast.BinOp(left=one, right=other):
                return _joined(self._parts(code, each) for each in (one, other))
            case ast.Subscript(value=inner, slice=part) if _collects(self._meant(code, inner)):
                parts = part.elts if isinstance(part, ast.Tuple) else [part]
                return _joined(self.said(code, each) for each in parts if not _is_ellipsis(each))
            case _:
                return None

    def _part(self, code: Code, node: ast.Attribute, inner: ast.expr, name: str, depth: int) -> Kinds:
        if inspect.ismodule(self._codes.value(code, inner)):
            value = self._codes.value(code, node)
            return None if value is None or callable(value) else frozenset({type(value)})
        base = self.of(code, inner, depth + 1)
        if not base:
            return base
        return _joined(self._field(kind, name, depth) for kind in base)

    def _field(self, kind: type, name: str, depth: int) -> Kinds:
        """The class of what a class holds under a name."""
        if not self._codes.ours(kind):
            return NOTHING if _gives_nothing(kind.__module__) else None
        for each in kind.__mro__:
            if not self._codes.ours(each):
                continue
            place = self._codes.place(each)
            for body in getattr(place.node, "body", ()):
                if isinstance(body, ast.AnnAssign) and isinstance(body.target, ast.Name) and body.target.id == name:
                    return self.said(place, body.annotation)
            for method in self._codes.method(each, name)[:1]:
                return self._returned(method)  # a property
            for method in self._codes.method(each, "__init__")[:1]:
                for way in kept(method.node, name):
                    return self._by(method, way, depth)
        return None

    def _given(self, code: Code, node: ast.Call, depth: int) -> Kinds:
        """The class of what a call gives."""
        match node.func:
            case ast.Name(id="super") if code.owner:
                return frozenset(getattr(code.module, code.owner).__bases__) - {object}
            case ast.Name(id=name) if hasattr(builtins, name) and not hasattr(code.module, name):
                parts = [self.of(code, each, depth + 1) for each in node.args]
                return NOTHING if all(each == NOTHING for each in parts) else None
        target = self._codes.value(code, node.func)
        if isinstance(target, type):
            return frozenset({target})
        if ours := self._codes.of(target):
            return _joined(self._returned(each) for each in ours)
        if target is not None and _gives_nothing(_module(target)):
            return NOTHING
        return self._given_by(code, node.func, depth) if isinstance(node.func, ast.Attribute) else None

    def _given_by(self, code: Code, func: ast.Attribute, depth: int) -> Kinds:
        """The class of what a method gives."""
        base = self.of(code, func.value, depth + 1)
        if not base:
            return base
        found: list[Kinds] = []
        for kind in base:
            methods = self._codes.method(kind, func.attr)[:1]
            found.append(self._returned(methods[0]) if methods else NOTHING if kind in _PLAIN else None)
        return _joined(found)

    def _returned(self, code: Code) -> Kinds:
        said = getattr(code.node, "returns", None)
        return self.said(code, said) if said is not None else None

    def said(self, code: Code, node: ast.expr) -> Kinds:
        """The classes that an annotation names."""
        match node:
            case ast.Constant(value=None):
                found: Kinds = frozenset({type(None)})
            case ast.Constant(value=str(text)):
                found = self.said(code, ast.parse(text, mode="eval").body)
            case ast.BinOp(left=one, right=other) | ast.Tuple(elts=[one, other]):
                found = _joined(self.said(code, each) for each in (one, other))
            case ast.Tuple(elts=several):
                found = _joined(self.said(code, each) for each in several)
            case ast.Subscript(value=inner, slice=part):
                found = self._of_parts(code, inner, part)
            case ast.Name(id="Self") if code.owner:
                found = self._named(code, "self", 0)
            case ast.Name():
                found = _meaning(self._meant(code, node))
            case _:
                found = _meaning(self._codes.value(code, node))
        return found

    def _of_parts(self, code: Code, inner: ast.expr, part: ast.expr) -> Kinds:
        """``Annotated[X, …]`` is an X, and ``list[X]`` a list; what ``type[X]`` is, is not known."""
        value = self._codes.value(code, inner)
        if value is typing.Annotated and isinstance(part, ast.Tuple):
            return self.said(code, part.elts[0])
        return None if self._meant(code, inner) is type else self.said(code, inner)

    def _meant(self, code: Code, node: ast.expr) -> Any:
        """What a name in an annotation means, which may be imported for type checkers only."""
        value = self._codes.value(code, node)
        if value is not None or not isinstance(node, ast.Name):
            return value
        known = self._codes.classes.get(node.id, [])
        return known[0] if len(known) == 1 else getattr(builtins, node.id, None)


def _meaning(value: Any) -> Kinds:
    """The classes that what stands in an annotation is about."""
    origin = get_origin(value)
    if origin in {Union, UnionType}:
        return _joined(_meaning(each) for each in get_args(value))
    if isinstance(value, NewType):
        return _meaning(value.__supertype__)
    if origin is not None:
        return _meaning(origin)
    return frozenset({value}) if isinstance(value, type) and value not in {object, type, Any} else None


def _collects(value: Any) -> bool:
    """Whether it is one of the collections that hold what stands in their brackets."""
    return getattr(value, "__module__", "") in {"builtins", "collections.abc"} and value is not type


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...


def _joined(found: Iterable[Kinds]) -> Kinds:
    every: frozenset[type] = frozenset()
    for each in found:
        if each is None:
            return None
        every |= each
    return every


def _module(target: Any) -> str:
    """Where a function comes from, or the class whose method it is: ``datetime.fromisoformat``."""
    return str(getattr(target, "__module__", None) or getattr(getattr(target, "__self__", None), "__module__", ""))


def _gives_nothing(module: str) -> bool:
    return module in _GIVES_NOTHING or module.partition(".")[0] in _GIVES_NOTHING
