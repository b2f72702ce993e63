"""Which refusals a function may raise, read from its source: what OpenAPI documents as its problems.

Calls are followed from the view on. What a call means is resolved where that is plain (a function, a class, ``self``);
of anything else every method of that name counts, in the modules that the function can reach. So the list may name a
refusal too many, and misses none that is raised by name.
"""

import ast
import importlib
import inspect
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from infra.catalogue import Function, House
from infra.weave.closure import READERS, ours, parsed
from infra.weave.signatures import signature_of
from kernel.doors import Callback, HttpDoor, Webhook
from kernel.errors import Refusal

_PLAIN = ("kernel.aws", "kernel.ids", "kernel.lean", "kernel.logs", "kernel.metrics", "kernel.settings")
_ASIDE = (*_PLAIN, "kernel.api", "kernel.callers", "kernel.calls", "kernel.errors", "kernel.guard")
"""These refuse nothing, or what follows from the declaration of the door, or it is a bug."""

_MADE = ("__init__", "__post_init__", "__enter__", "__exit__", "__call__", "__iter__")


@dataclass(frozen=True, slots=True)
class _Code:
    """One function or method, where it stands."""

    module: ModuleType
    owner: str  # the class, if it is a method
    name: str
    node: ast.AST = field(hash=False, compare=False)


def refusals(house: House, function: Function) -> set[type[Refusal]]:
    """What the view of a function may refuse, and what is refused for it before the view runs."""
    names = [name for name in ours(house, function) if not name.startswith((*_ASIDE, "functions."))]
    reach = _Reach([importlib.import_module(name) for name in (*names, function.door.view.__module__)])
    waiting = [code for start in _starts(function) for code in reach.of(start)]
    seen: set[_Code] = set()
    found: set[type[Refusal]] = set()
    while waiting:
        code = waiting.pop()
        if code in seen:
            continue
        seen.add(code)
        for node in ast.walk(code.node):
            if isinstance(node, ast.Name | ast.Attribute):
                found |= _refusal(reach.value(code, node))
                waiting += [called for called in reach.called(code, node) if called not in seen]
    return found


def _starts(function: Function) -> Iterator[Any]:
    """Where a request enters: the view, the proof of a webhook, and what reads the special parameters."""
    door = function.door
    yield door.view
    if isinstance(door, Webhook):
        yield door.proof
    if not isinstance(door, HttpDoor):
        return
    special = signature_of(door).special
    for name, (module, kind) in READERS.items():
        if name in special:
            yield getattr(importlib.import_module(module), kind).of
    if door.limits:
        yield importlib.import_module("kernel.limits").spend
    if isinstance(door, Callback):
        yield importlib.import_module("kernel.states").take


class _Reach:
    """The code that a function can reach, by what it is called."""

    def __init__(self, modules: list[ModuleType]) -> None:
        self.modules = modules
        self._codes: dict[tuple[str, str, str], _Code] = {}
        self._methods: dict[str, list[_Code]] = {}
        for module in modules:
            tree = parsed(Path(str(module.__file__)))
            self._read(module, tree, "")
            for name, node in _callbacks(tree):
                self._methods.setdefault(name, []).append(_Code(module, "", f"{name}:{node.lineno}", node))

    def _read(self, module: ModuleType, tree: ast.AST, owner: str) -> None:
        for node in ast.iter_child_nodes(tree):
            if isinstance(node, ast.ClassDef):
                self._read(module, node, node.name)
            elif isinstance(node, ast.FunctionDef):
                code = _Code(module, owner, node.name, node)
                self._codes[module.__name__, owner, node.name] = code
                if owner:
                    self._methods.setdefault(node.name, []).append(code)

    def of(self, thing: Any) -> list[_Code]:
        """The code of a function, a method, or what runs when a class is called."""
        thing = inspect.unwrap(getattr(thing, "__func__", thing)) if callable(thing) else thing
        if isinstance(thing, FunctionType):
            owner, _, name = thing.__qualname__.rpartition(".")
            code = self._codes.get((thing.__module__, owner.rpartition(".")[2], name))
            return [code] if code else []
        if isinstance(thing, type):
            made = (self._codes.get((kind.__module__, kind.__name__, name)) for kind in thing.__mro__ for name in _MADE)
            return [code for code in made if code]
        return []

    def value(self, code: _Code, node: ast.AST) -> Any:
        """What a name or an attribute of a name means in a module; ``None`` where that is not plain."""
        match node:
            case ast.Name(id=name):
                return self._global(code, name)
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name) if code.owner:
                return getattr(self._global(code, code.owner), name, None)
            case ast.Attribute(value=ast.Name() as inner, attr=name):
                return getattr(self._global(code, inner.id), name, None)
            case _:
                return None

    def called(self, code: _Code, node: ast.AST) -> list[_Code]:
        """The code that a name may stand for."""
        known = self.of(self.value(code, node))
        if known or not isinstance(node, ast.Attribute):
            return known
        inner = node.value
        if isinstance(inner, ast.Name) and inspect.ismodule(self._global(code, inner.id)):
            return []
        if hasattr(dict, node.attr) and _of_another(inner):
            return []
        return self._methods.get(node.attr, [])

    @staticmethod
    def _global(code: _Code, name: str) -> Any:
        found = getattr(code.module, name, None)
        if found is None and (source := _imported_inside(code.node).get(name)):
            return getattr(importlib.import_module(source[0]), source[1], None)
        return found


@cache
def _imported_inside(node: ast.AST) -> dict[str, tuple[str, str]]:
    """What a function imports where it uses it: the name there, the module and the name in that."""
    found: dict[str, tuple[str, str]] = {}
    for each in ast.walk(node):
        if isinstance(each, ast.ImportFrom) and each.module and not each.level:
            found |= {alias.asname or alias.name: (each.module, alias.name) for alias in each.names}
    return found


def _callbacks(tree: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """What is handed over by name, to be called under that name: ``Journal(…, missing=lambda …)``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from ((each.arg, each.value) for each in node.keywords if each.arg and _called_later(each.value))
        elif isinstance(node, ast.FunctionDef):
            defaults = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
            yield from ((each.arg, value) for each, value in defaults if value and _called_later(value))


def _called_later(value: ast.expr) -> bool:
    return isinstance(value, ast.Lambda | ast.Name)


def _of_another(node: ast.expr) -> bool:
    """Whether it is part of something else than ``self``: ``request.query``, whose ``get`` is that of a dictionary."""
    return isinstance(node, ast.Attribute) and not (isinstance(node.value, ast.Name) and node.value.id == "self")


def _refusal(value: Any) -> set[type[Refusal]]:
    return {value} if isinstance(value, type) and issubclass(value, Refusal) and hasattr(value, "status") else set()
