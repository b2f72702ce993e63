"""Which refusals a function may raise, read from its source: what OpenAPI documents as its problems.

Calls are followed from the view on. What a call means is resolved where the source says it: a function, a class, a
method of something whose class is known. Of anything else every method of that name counts that takes what the call
gives. Parts of a function that cannot run, given what those who call it give it, do not count. So the list may name a
refusal too many where the source does not say enough, and misses none that is raised by name.
"""

import ast
import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FunctionType
from typing import Any

from infra.catalogue import HOME, Function, House
from infra.weave.branches import Known, live
from infra.weave.calls import Calls
from infra.weave.closure import READERS, ours, parsed
from infra.weave.code import Code, Codes
from infra.weave.remembered import key, recall, remember
from infra.weave.signatures import signature_of
from kernel.doors import Callback, HttpDoor, Webhook
from kernel.errors import Refusal

_PLAIN = ("kernel.aws", "kernel.ids", "kernel.lean", "kernel.logs", "kernel.metrics", "kernel.settings")
_ASIDE = (*_PLAIN, "kernel.api", "kernel.callers", "kernel.calls", "kernel.errors", "kernel.guard")
"""These refuse nothing, or what follows from the declaration of the door, or it is a bug."""


def refusals(house: House, function: Function) -> set[type[Refusal]]:
    """What the view of a function may refuse, and what is refused for it before the view runs."""
    sources = ours(house, function)
    known = key("refusals", (*sources.values(), function.source), function.where)
    if (names := recall(known)) is not None:
        return {_called(name) for name in names}
    ourselves = [name for name in sources if not name.startswith((*_ASIDE, "functions."))]
    modules = [importlib.import_module(name) for name in (*ourselves, function.door.view.__module__)]
    found = _Walk(Codes(modules), list(_starts(function))).refusals()
    if house.root.is_relative_to(HOME):
        remember(known, {f"{kind.__module__}:{kind.__qualname__}" for kind in found})
    return found


def _called(name: str) -> type[Refusal]:
    module, _, kind = name.partition(":")
    found: type[Refusal] = getattr(importlib.import_module(module), kind)
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


@dataclass(frozen=True, slots=True)
class _Reading:
    """What came of reading one function, and all that this depended on."""

    known: Known
    handed: dict[str, int]
    found: set[type[Refusal]]


class _Walk:
    """Follows the calls from where a request enters, until nothing new is found."""

    def __init__(self, codes: Codes, starts: list[Any]) -> None:
        self._codes = codes
        self._calls = Calls(codes)
        self._deferred: dict[Code, frozenset[int]] = {}
        self._read: dict[Code, _Reading] = {}
        for start in starts:
            for code in codes.of(start):
                self._calls.reach(code)
        for module in codes.modules:
            self._begun(Code(module, "", "", parsed(Path(str(module.__file__)))))

    def refusals(self) -> set[type[Refusal]]:
        while True:
            before, found, seen = self._calls.size, set[type[Refusal]](), set[Code]()
            while fresh := [code for code in self._calls.reached if code not in seen]:
                for code in fresh:
                    seen.add(code)
                    found |= self._reading(code).found
            if self._calls.size == before:
                self._calls.blind()
                if self._calls.size == before:
                    return found

    def _begun(self, code: Code) -> None:
        """What a module makes when it is imported, and what its classes hold to be called."""
        for node in _begun_by(code.node):
            if isinstance(node, ast.Call):
                self._calls.call(code, node)
                for each in node.keywords:
                    if each.arg:
                        self._calls.hand(code, each.arg, each.value)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
                self._calls.hand(code, node.target.id, node.value)

    def _reading(self, code: Code) -> _Reading:
        """Read a function, if there is anything new that it depends on: that only adds to what it came to before."""
        known, before = self._calls.known(code), self._read.get(code)
        if before is not None and before.known == known and self._calls.knows_no_more(before.handed):
            return before
        with self._calls.noting() as handed:
            self._read[code] = _Reading(known, handed, self._visited(code, known))
        return self._read[code]

    def _visited(self, code: Code, known: Known) -> set[type[Refusal]]:
        """The refusals that one function names where it can run; what it calls is reached."""
        found: set[type[Refusal]] = set()
        apart: set[int] = set()
        for node in live(code.node, known, self._later(code)):
            if isinstance(node, ast.Call):
                apart.add(id(node.func))
                apart |= {id(part) for part in _asked_about(node)}
                apart |= self._calls.call(code, node)
                for each in node.keywords:
                    if each.arg and id(each.value) in self._later(code):
                        self._calls.hand(code, each.arg, each.value)
            elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Name):
                apart |= self._kept(code, node.targets, node.value)
            elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
                value = self._codes.value(code, node)
                found |= _refusal(value)
                if id(node) in apart:
                    continue
                if isinstance(value, type):
                    self._calls.made.add(value)
                for target in self._calls.targets(code, node):
                    self._calls.reach(target)
        return found

    def _kept(self, code: Code, targets: list[ast.expr], value: ast.Name) -> set[int]:
        """What is kept as ``self.x`` may be called as that."""
        if not all(isinstance(each, ast.Attribute) for each in targets):
            return set()
        for each in targets:
            if isinstance(each, ast.Attribute):
                self._calls.hand(code, each.attr, value)
        return {id(value)}

    def _later(self, code: Code) -> frozenset[int]:
        """The callbacks that are handed over by name, to be called under that name: ``missing=lambda …``."""
        if code not in self._deferred:
            said = _handed_over_by(code.node)
            later = [each.value for each in said if each.arg and self._is_later(code, each.arg, each.value)]
            self._deferred[code] = frozenset(map(id, later))
        return self._deferred[code]

    def _is_later(self, code: Code, name: str, value: ast.expr) -> bool:
        if not self._codes.is_called(name):
            return False
        return isinstance(value, ast.Lambda) or (
            isinstance(value, ast.Name) and isinstance(self._codes.value(code, value), FunctionType)
        )


@cache
def _begun_by(tree: ast.AST) -> tuple[ast.Call | ast.AnnAssign, ...]:
    """The calls and the annotated values of what runs when a module is imported."""
    return tuple(node for node in _outside(tree) if isinstance(node, ast.Call | ast.AnnAssign))


@cache
def _handed_over_by(node: ast.AST) -> tuple[ast.keyword, ...]:
    """What may be a callback, by the name under which a call takes it."""
    said = [each for call in ast.walk(node) if isinstance(call, ast.Call) for each in call.keywords]
    return tuple(each for each in said if isinstance(each.value, ast.Lambda | ast.Name))


def _outside(tree: ast.AST) -> Iterator[ast.AST]:
    """All but the bodies of functions."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for each in (*node.args.defaults, *filter(None, node.args.kw_defaults), *node.decorator_list):
                yield from ast.walk(each)
        else:
            yield node
            yield from _outside(node)


def _asked_about(node: ast.Call) -> Iterator[ast.AST]:
    """The classes in an ``isinstance``, of which nothing is made there."""
    if isinstance(node.func, ast.Name) and node.func.id in {"isinstance", "issubclass"} and len(node.args) > 1:
        yield from ast.walk(node.args[1])


def _refusal(value: Any) -> set[type[Refusal]]:
    return {value} if isinstance(value, type) and issubclass(value, Refusal) and hasattr(value, "status") else set()
