"""The functions and methods of the modules that a function of ours can reach, as they are written."""

import ast
import importlib
import inspect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from infra.weave.closure import parsed

_SCOPES = (
    *(ast.Lambda, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef),
    *(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp),
)

MADE = ("__init__", "__new__", "__post_init__", "__enter__", "__exit__", "__call__", "__iter__")
"""What may run once there is an object."""


@dataclass(frozen=True, slots=True)
class Code:
    """One function, method or callback, where it stands."""

    module: ModuleType
    owner: str  # the class, if it is a method
    name: str
    node: ast.AST = field(hash=False, compare=False)

    @property
    def parameters(self) -> tuple[ast.arg, ...]:
        return parameters(self.node)

    @property
    def decorated(self) -> tuple[str, ...]:
        """What something else is made of it with."""
        return tuple(ast.unparse(each) for each in getattr(self.node, "decorator_list", ()))

    @property
    def returns(self) -> tuple[ast.expr, ...]:
        """What it says that it gives."""
        said = getattr(self.node, "returns", None)
        return () if said is None else (said,)

    @property
    def places(self) -> tuple[str, ...]:
        """The names of those that can be given by their place."""
        said = getattr(self.node, "args", None)
        return () if said is None else tuple(each.arg for each in (*said.posonlyargs, *said.args))

    @property
    def rest(self) -> tuple[str, ...]:
        """The name under which it takes however many more: ``*parts``."""
        more = getattr(getattr(self.node, "args", None), "vararg", None)
        return () if more is None else (str(more.arg),)

    def defaults(self) -> dict[str, ast.expr]:
        """What parameters are if nothing is given."""
        said = getattr(self.node, "args", None)
        if said is None:
            return {}
        places = [*said.posonlyargs, *said.args]
        found = dict(zip([each.arg for each in places[len(places) - len(said.defaults) :]], said.defaults, strict=True))
        named = zip(said.kwonlyargs, said.kw_defaults, strict=True)
        return found | {each.arg: value for each, value in named if value is not None}


@cache
def parameters(node: ast.AST) -> tuple[ast.arg, ...]:
    """The parameters of a function, by their names."""
    arguments = getattr(node, "args", None)
    return () if arguments is None else (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)


class Codes:
    """All of them, by where they stand and by name."""

    def __init__(self, modules: Sequence[ModuleType]) -> None:
        self.modules = modules
        self.classes: dict[str, list[type]] = {}
        self.methods: dict[str, list[Code]] = {}
        self._codes: dict[tuple[str, str, str], Code] = {}
        self._places: dict[type, Code] = {}
        self._heirs: dict[type, list[type]] = {}
        self.names = {module.__name__ for module in modules}
        self._called: set[str] = set()
        for module in modules:
            tree = parsed(Path(str(module.__file__)))
            self._read(module, tree, "")
            self._called |= _called_names(tree)

    def _read(self, module: ModuleType, tree: ast.AST, owner: str) -> None:
        for node in ast.iter_child_nodes(tree):
            if isinstance(node, ast.ClassDef):
                known = getattr(module, node.name, None)
                if isinstance(known, type):
                    self.classes.setdefault(node.name, []).append(known)
                    self._places[known] = Code(module, node.name, "", node)
                self._read(module, node, node.name)
            elif isinstance(node, ast.FunctionDef):
                code = Code(module, owner, node.name, node)
                self._codes[module.__name__, owner, node.name] = code
                if owner:
                    self.methods.setdefault(node.name, []).append(code)

    def is_called(self, name: str) -> bool:
        """Whether anything is called by that name anywhere, with an underscore or without."""
        return not {name, f"_{name}"}.isdisjoint(self._called)

    def of(self, thing: Any) -> list[Code]:
        """The code of a function, a method, or what runs when a class is called."""
        thing = inspect.unwrap(getattr(thing, "__func__", thing)) if callable(thing) else thing
        if isinstance(thing, FunctionType):
            owner, _, name = thing.__qualname__.rpartition(".")
            code = self._codes.get((thing.__module__, owner.rpartition(".")[2], name))
            return [code] if code else []
        if isinstance(thing, type):
            return [code for name in MADE for code in self.method(thing, name)[:1]]
        return []

    def method(self, kind: type, name: str) -> list[Code]:
        """The methods of that name that a class has or inherits, the nearest first."""
        found = (self._codes.get((each.__module__, each.__name__, name)) for each in kind.__mro__)
        return [code for code in found if code]

    def every(self) -> Iterator[type]:
        """Every class."""
        for kinds in self.classes.values():
            yield from kinds

    def heirs(self, kind: type) -> Sequence[type]:
        """Every class that inherits from one, itself included."""
        if not self._heirs:
            for each in self.every():
                for base in each.__mro__:
                    self._heirs.setdefault(base, []).append(each)
        return self._heirs.get(kind, ())

    def ours(self, kind: type) -> bool:
        return kind in self._places

    def place(self, kind: type) -> Code:
        """Where a class of ours is written."""
        return self._places[kind]

    def value(self, code: Code, node: ast.AST | None) -> Any:
        """What a name or an attribute of a name means in a module; ``None`` where that is not plain."""
        match node:
            case ast.Name(id=name):
                return self.known(code, name)
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name) if code.owner:
                return getattr(self.known(code, code.owner), name, None)
            case ast.Attribute(value=ast.Name() as inner, attr=name):
                return getattr(self.known(code, inner.id), name, None)
            case _:
                return None

    @staticmethod
    def known(code: Code, name: str) -> Any:
        """What a name means to everybody in the module, or was imported as inside the function."""
        return _known(code.module, code.node, name)


@cache
def _known(module: ModuleType, node: ast.AST, name: str) -> Any:
    if name in own(node):
        return None
    found = getattr(module, name, None)
    if found is None and (source := _imported_inside(node).get(name)):
        return getattr(importlib.import_module(source[0]), source[1], None)
    return found


@cache
def own(node: ast.AST) -> frozenset[str]:
    """The parameters and variables of a function; those of functions within it are theirs."""
    arguments = getattr(node, "args", None)
    names = {each.arg for each in ast.walk(arguments) if isinstance(each, ast.arg)} if arguments else set()
    body = getattr(node, "body", [])
    if isinstance(node, ast.FunctionDef) and isinstance(body, list):
        names |= {name for statement in body for name in _stored(statement)}
    return frozenset(names)


def _stored(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        yield node.id
    if not isinstance(node, _SCOPES):
        for each in ast.iter_child_nodes(node):
            yield from _stored(each)


@cache
def _imported_inside(node: ast.AST) -> dict[str, tuple[str, str]]:
    """What a function imports where it uses it: the name there, the module and the name in that."""
    found: dict[str, tuple[str, str]] = {}
    for each in ast.walk(node):
        if isinstance(each, ast.ImportFrom) and each.module and not each.level:
            found |= {alias.asname or alias.name: (each.module, alias.name) for alias in each.names}
    return found


@cache
def _called_names(tree: ast.AST) -> frozenset[str]:
    """The last word of everything that is called."""
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    attributes = {each.attr for each in called if isinstance(each, ast.Attribute)}
    return frozenset(attributes | {each.id for each in called if isinstance(each, ast.Name)})
