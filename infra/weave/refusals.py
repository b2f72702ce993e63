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
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from infra.catalogue import Function, House
from infra.weave.closure import ours, parsed
from kernel.api.signature import Signature
from kernel.doors import Callback, HttpDoor, Webhook
from kernel.errors import Refusal

_ASIDE = ("kernel.api", "kernel.callers", "kernel.errors", "kernel.calls", "kernel.guard")
"""What these refuse follows from the declaration of the door, or is a bug."""

_MADE = ("__init__", "__post_init__", "__enter__", "__exit__", "__call__", "__iter__")


@dataclass(frozen=True, slots=True)
class _Code:
    """One function or method, where it stands."""

    module: ModuleType
    owner: str  # the class, if it is a method
    node: ast.AST = field(hash=False, compare=False)
    name: str = ""


def refusals(house: House, function: Function) -> set[type[Refusal]]:
    """What the view of a function may refuse, and what is refused for it before the view runs."""
    names = (name for name in ours(house, function) if not name.startswith(_ASIDE))
    reach = _Reach([importlib.import_module(name) for name in names])
    waiting = [code for start in _starts(function) for code in reach.of(start)]
    for module in reach.modules:
        if not module.__name__.startswith("kernel."):
            waiting += [_Code(module, "", node) for node in _settings(module)]
    seen: set[_Code] = set()
    found: set[type[Refusal]] = set()
    while waiting:
        code = waiting.pop()
        if code in seen and code.name:
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
    special = Signature.of(door.view, path=door.path, method=door.method).special
    readers = {"page": ("kernel.pages", "Page"), "once": ("kernel.once", "Once"), "if_match": ("kernel.journal.etags", "IfMatch")}
    for name, (module, kind) in readers.items():
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
            self._read(module, parsed(Path(str(module.__file__))), "")

    def _read(self, module: ModuleType, tree: ast.AST, owner: str) -> None:
        for node in ast.iter_child_nodes(tree):
            if isinstance(node, ast.ClassDef):
                self._read(module, node, node.name)
            elif isinstance(node, ast.FunctionDef):
                code = _Code(module, owner, node, node.name)
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
        return self._methods.get(node.attr, [])

    @staticmethod
    def _global(code: _Code, name: str) -> Any:
        found = getattr(code.module, name, None)
        if found is None and isinstance(code.node, ast.FunctionDef):
            for node in ast.walk(code.node):  # imported where it is used
                if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    for alias in node.names:
                        if (alias.asname or alias.name) == name:
                            return getattr(importlib.import_module(node.module), alias.name, None)
        return found


def _settings(module: ModuleType) -> Iterator[ast.AST]:
    """What a module calls while it is set up: ``Journal(…, missing=NoSuchIncident)``."""
    for node in ast.walk(parsed(Path(str(module.__file__)))):
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Call):
            yield from (keyword.value for keyword in node.value.keywords if isinstance(keyword.value, ast.Name))


def _refusal(value: Any) -> set[type[Refusal]]:
    return {value} if isinstance(value, type) and issubclass(value, Refusal) and hasattr(value, "status") else set()
