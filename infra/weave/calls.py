"""Following calls: what a name or an attribute may run, and which parameters are given anything by anybody."""

import ast
import inspect
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache

from pydantic import BaseModel

from infra.weave.branches import Known, is_nothing
from infra.weave.code import Code, Codes, parameters
from infra.weave.fitting import fits
from infra.weave.kinds import Inference
from infra.weave.standing import Standing

_CONSTRUCTORS = {"__init__", "__new__"}


class Calls:
    """What is known so far of who calls what; it only grows."""

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self._inference = Inference(codes)
        self._methods: dict[tuple[type, str], list[Code]] = {}
        self._standing = Standing(codes, self._inference)
        self.reached: dict[Code, None] = {}
        self.made: set[type] = set()
        self.handed: dict[str, dict[Code, None]] = {}
        self._noted: dict[str, int] = {}
        self._classes: dict[Code, Mapping[int, frozenset[type]]] = {}
        self.given: set[tuple[Code, str]] = set()
        self.spared: dict[tuple[Code, str], set[bool]] = {}
        """Parameters that somebody gives nothing: whether that is ``None``."""
        self.opaque: set[tuple[Code, str]] = set()
        """Parameters whose things are made where we do not look."""

    @property
    def size(self) -> int:
        handed = sum(map(len, self.handed.values()))
        spared = sum(map(len, self.spared.values()))
        return len(self.reached) + len(self.made) + handed + len(self.given) + spared + len(self.opaque)

    @contextmanager
    def noting(self) -> Iterator[dict[str, int]]:
        """Which names are looked up among what was handed over, and how much there was when they were first."""
        noted: dict[str, int] = {}
        self._noted = noted
        yield noted

    def knows_no_more(self, noted: Mapping[str, int]) -> bool:
        """Whether nothing more was handed over under these names."""
        return all(len(self.handed.get(name, ())) == there_were for name, there_were in noted.items())

    def _handed(self, name: str) -> Iterable[Code]:
        found = self.handed.get(name, {})
        self._noted.setdefault(name, len(found))
        return found

    def reach(self, code: Code) -> None:
        """It may be called by somebody of whom we know nothing."""
        self.reached[code] = None
        self.given |= {(code, name) for name in (*(each.arg for each in code.parameters), *code.rest)}

    def targets(self, code: Code, node: ast.expr) -> list[Code]:
        """The code that a name or an attribute may stand for."""
        if isinstance(node, ast.Name):
            return self._codes.of(self._codes.value(code, node)) or list(self._handed(node.id))
        if not isinstance(node, ast.Attribute):
            return []
        own = isinstance(node.value, ast.Name) and node.value.id in {"self", "cls"}
        value = None if own else self._codes.value(code, node)
        known = self._codes.of(value)
        if known or _of_others(value) or inspect.ismodule(self._codes.value(code, node.value)):
            return known
        kinds = self._inference.of(code, node.value)
        if kinds is not None:
            return [each for kind in kinds for each in self._of_kind(kind, node.attr)]
        if hasattr(dict, node.attr) and _of_another(node.value):
            return []
        return [*self._codes.methods.get(node.attr, ()), *self._handed(node.attr)]

    def _of_kind(self, kind: type, name: str) -> Iterator[Code]:
        """What that name is of a class, of those that inherit from it, and of those that keep its protocol."""
        if kind is object:
            return
        if (kind, name) not in self._methods:
            self._methods[kind, name] = [
                code for each in self._standing.instead_of(kind) for code in self._codes.method(each, name)[:1]
            ]
        yield from self._methods[kind, name]
        yield from self._handed(name)  # kept in a field

    def call(self, code: Code, node: ast.Call) -> set[int]:
        """What follows from one call; returns which arguments are passed on to be called under another name."""
        kind = self._codes.value(code, node.func)
        if isinstance(node.func, ast.Name) and node.func.id == "cls" and code.owner:
            kind = self._codes.known(code, code.owner)
        if not isinstance(kind, type):
            surely = bool(self._codes.of(kind))
            targets = [each for each in self.targets(code, node.func) if surely or fits(node, each)]
            for target in targets:
                self.reached[target] = None
                self._bind(code, node, target, first=_first(node, target))
            return _names(node) if targets else set()
        self.made.add(kind)
        made = self._codes.of(kind)
        for target in made:
            self.reached[target] = None
            if target.name in _CONSTRUCTORS:
                self._bind(code, node, target, first=1)
            else:
                self.reach(target)
        if any(target.name in _CONSTRUCTORS for target in made):
            return _names(node)
        for name, value in zip(_fields(kind), node.args, strict=False):
            self.hand(code, name, value)
        return _names(node) if self._codes.ours(kind) else set()

    def _bind(self, code: Code, node: ast.Call, target: Code, first: int) -> None:
        places = target.places[first:]
        if any(isinstance(each, ast.Starred) for each in node.args) or any(not each.arg for each in node.keywords):
            self.reach(target)
        said = dict(zip(places, node.args, strict=False))
        for name in target.rest:
            if len(node.args) > len(places):
                self.given.add((target, name))
            else:
                self.spared.setdefault((target, name), set()).add(False)
        said |= {each.arg: each.value for each in node.keywords if each.arg}
        for name, value in said.items():
            nothing = self._nothing(code, value)
            if nothing is None:
                self.given.add((target, name))
            else:
                self.spared.setdefault((target, name), set()).add(nothing)
            if isinstance(value, ast.Name):
                self.hand(code, name, value)
        for name, value in target.defaults().items():
            if name not in said:
                self.hand(target, name, value)

    def hand(self, code: Code, name: str, value: ast.expr) -> None:
        """Something may be called under that name: a function, or what was handed over under another."""
        found: list[Code] = []
        if isinstance(value, ast.Lambda):
            found = [Code(code.module, code.owner, f"{name}:{value.lineno}:{value.col_offset}", value)]
        elif isinstance(value, ast.Name):
            found = [*self._codes.of(self._codes.value(code, value)), *self._handed(value.id)]
        if found:
            self.handed.setdefault(name, {}).update(dict.fromkeys(found))

    def _nothing(self, code: Code, value: ast.expr) -> bool | None:
        """Whether an argument is nothing: ``True`` if it is None, ``False`` if it is another nothing."""
        if isinstance(value, ast.Constant):
            return value.value is None if is_nothing(value.value) else None
        if isinstance(value, ast.Tuple | ast.List | ast.Set) and not value.elts:
            return False
        if isinstance(value, ast.Dict) and not value.keys:
            return False
        if isinstance(value, ast.Name):
            return self.nothing(code).get(value.id)
        return None

    def nothing(self, code: Code) -> dict[str, bool]:
        """The parameters that nobody gives anything, and that are nothing then: whether that is ``None``."""
        defaults, found = _defaults(code), dict[str, bool]()
        for name in (*_as_given(code.node), *code.rest):
            ways = set(self.spared.get((code, name), ()))
            if name in defaults:
                ways.add(defaults[name] is None)
            wanted = name in defaults and not is_nothing(defaults[name])
            if len(ways) == 1 and not wanted and (code, name) not in self.given:
                found[name] = ways.pop()
        return found

    def known(self, code: Code) -> Known:
        """What is known inside a function."""
        changed, made = _assigned(code.node), {}
        for each in code.parameters:
            kinds = self._union(code, each)
            if kinds and each.arg not in changed and (code, each.arg) not in self.opaque:
                made[each.arg] = frozenset(one for one in self.made if issubclass(one, tuple(kinds)))
        if code not in self._classes:
            tested = {id(node): self._inference.said(code, node) for node in _tested(code.node)}
            self._classes[code] = {place: kinds for place, kinds in tested.items() if kinds is not None}
        return Known(self.nothing(code), made, self._classes[code])

    def _union(self, code: Code, parameter: ast.arg) -> frozenset[type]:
        """The classes of ours of which a parameter has one, if there are several."""
        kinds = self._inference.said(code, parameter.annotation) if parameter.annotation else None
        if kinds is None or len(kinds) < 2:  # noqa: PLR2004 - several
            return frozenset()
        plain = all(self._codes.ours(each) and not issubclass(each, BaseModel) for each in kinds)
        return kinds if plain else frozenset()  # pydantic makes its models where nobody sees it

    def blind(self) -> None:
        """Stop believing that nothing is made of what a reached function takes."""
        for code in self.reached:
            self.opaque |= {(code, name) for name, kinds in self.known(code).made.items() if not kinds}


@cache
def _defaults(code: Code) -> Mapping[str, object]:
    owner = getattr(code.module, code.owner, None) if code.owner else code.module
    static = inspect.getattr_static(owner, code.name, None)
    found = getattr(static, "__func__", static)
    if not inspect.isfunction(found):
        return {}
    said = inspect.signature(found).parameters.values()
    return {each.name: each.default for each in said if each.default is not each.empty}


def _first(node: ast.Call, target: Code) -> int:
    """Which parameter the first argument is for."""
    names = [each.arg for each in target.parameters]
    return int(isinstance(node.func, ast.Attribute) and bool(target.owner) and names[:1] in (["self"], ["cls"]))


def _of_others(value: object) -> bool:
    """Whether it is a function, or a method, that others wrote: ``datetime.now``."""
    if inspect.ismethod(value):
        return _of_others(value.__func__)
    if inspect.isbuiltin(value) or inspect.ismethoddescriptor(value):
        return not hasattr(value, "__wrapped__")
    return inspect.isfunction(value) and "site-packages" in value.__code__.co_filename


def _names(node: ast.Call) -> set[int]:
    """The arguments that are plain names."""
    given = [*node.args, *(each.value for each in node.keywords)]
    return {id(each) for each in given if isinstance(each, ast.Name)}


def _fields(kind: type) -> list[str]:
    """What a class without a constructor of its own is made of, in order."""
    return list(
        dict.fromkeys(name for each in reversed(kind.__mro__) for name in vars(each).get("__annotations__", {}))
    )


def _of_another(node: ast.expr) -> bool:
    """Whether it is part of something else than ``self``: ``request.query``, whose ``get`` is that of a dictionary."""
    return isinstance(node, ast.Attribute) and not (isinstance(node.value, ast.Name) and node.value.id == "self")


@cache
def _assigned(node: ast.AST) -> frozenset[str]:
    return frozenset(
        each.id for each in ast.walk(node) if isinstance(each, ast.Name) and not isinstance(each.ctx, ast.Load)
    )


@cache
def _as_given(node: ast.AST) -> frozenset[str]:
    """The parameters that stay what they are."""
    return frozenset({each.arg for each in parameters(node)} - _assigned(node))


@cache
def _tested(node: ast.AST) -> tuple[ast.expr, ...]:
    """What is asked for by ``isinstance``."""
    asked = [each for each in ast.walk(node) if isinstance(each, ast.Call) and len(each.args) > 1]
    return tuple(each.args[1] for each in asked if isinstance(each.func, ast.Name) and each.func.id == "isinstance")
