"""What there is: rooms, functions with their doors, and the resources that a function may be granted.

A house is a folder with ``functions/``, ``layers/`` and ``infra/`` in it. There is the one that is deployed, and one in
``tests/house`` with the doors that the first room has no use for; that one borrows ``layers/`` and ``infra/shared``.
"""

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from traceback import extract_tb
from types import ModuleType

from infra import ROOT, enter
from infra.resources import Resource, camel, read
from infra.written import wrong
from kernel.doors import Call, Door, HttpDoor

HOME = ROOT
"""The house that is deployed."""


class Unlawful(Exception):
    """Something in the house breaks one of its laws; the text says where and which, in one sentence."""


@dataclass(frozen=True, slots=True)
class Function:
    """One file in ``functions/``."""

    room: str
    name: str  # incidents_create
    summary: str
    door: Door
    source: Path

    @property
    def logical_id(self) -> str:
        """``incidents_create`` → ``IncidentsCreate``."""
        return camel(self.name)

    @property
    def physical(self) -> str:
        """Its name without the stage: ``ops-incidents-create``."""
        return f"{self.room}-{self.name.replace('_', '-')}"

    @property
    def operation(self) -> str:
        """How documents call it: ``ops.incidents_create``."""
        return f"{self.room}.{self.name}"

    @property
    def module(self) -> str:
        return f"functions.{self.room}.{self.name}"

    @property
    def where(self) -> str:
        """How errors call it."""
        return f"functions/{self.room}/{self.name}.py"


class House:
    """Everything that is declared under one folder."""

    def __init__(self, root: Path = HOME) -> None:
        self.root = root.resolve()

    def __repr__(self) -> str:
        return f"House({self.root})"

    @cached_property
    def rooms(self) -> tuple[str, ...]:
        """The rooms that have functions."""
        return tuple(sorted({path.parent.name for path in self.root.glob("functions/*/*.py")}))

    @cached_property
    def _functions(self) -> dict[str, tuple[Function, ...]]:
        enter(self.root)
        found: dict[str, tuple[Function, ...]] = {}
        for room in self.rooms:
            files = sorted(self.root.glob(f"functions/{room}/*.py"))
            found[room] = tuple(self._read(room, path) for path in files)
        return found

    def functions(self, room: str) -> tuple[Function, ...]:
        return self._functions[room]

    @property
    def all(self) -> Iterator[Function]:
        """Every function, room by room."""
        for room in self.rooms:
            yield from self.functions(room)

    def doors(self) -> list[Door]:
        """Every door there is."""
        return [function.door for function in self.all]

    def function(self, name: str) -> Function:
        """The function of that name: ``ops/health_get``."""
        for function in self.all:
            if f"{function.room}/{function.name}" == name:
                return function
        raise LookupError(f"there is no functions/{name}.py")

    @cached_property
    def resources(self) -> dict[str, Resource]:
        """Every resource by its name without the stage."""
        found: dict[str, Resource] = {}
        for path in self.templates():
            for resource in read(path, path.parent.name):
                if resource.name in found:
                    raise Unlawful(f"{path}: {resource.name} is declared in {found[resource.name].path} already")
                found[resource.name] = resource
        return found

    @cached_property
    def callable(self) -> dict[str, Function]:
        """The functions that other rooms may invoke, by their physical name without the stage."""
        return {function.physical: function for function in self.all if isinstance(function.door, Call)}

    def templates(self) -> list[Path]:
        """The hand-written templates that hold resources: one per room, and those that all rooms share."""
        own = sorted(self.root.glob("infra/*/data.yaml"))
        shared = self.root / "infra/shared"
        return own + sorted((shared if shared.is_dir() else HOME / "infra/shared").glob("*.yaml"))

    def http(self, room: str) -> list[Function]:
        """The functions of a room that are reached by HTTP."""
        return [function for function in self.functions(room) if isinstance(function.door, HttpDoor)]

    def path_to(self, path: str) -> Path:
        """A file or folder of this house, or the one that it borrows."""
        return self.root / path if (self.root / path).exists() else HOME / path

    def shown(self, path: Path) -> str:
        """A path as people write it."""
        return path.relative_to(HOME if path.is_relative_to(HOME) else self.root).as_posix()

    def _read(self, room: str, path: Path) -> Function:
        where = self.shown(path)
        if first := next(wrong(path, where), ""):
            raise Unlawful(first)
        module = self._import(f"functions.{room}.{path.stem}", path)
        if not (module.__doc__ or "").strip():
            raise Unlawful(f"{where} has no docstring; its first line is what the function is described by")
        app = getattr(module, "app", None)
        try:
            door = app.door if app is not None else None
        except (TypeError, AttributeError) as error:
            raise Unlawful(f"{where} declares no door") from error
        if not isinstance(door, Door):
            raise Unlawful(f"{where} has no `app = Api(__name__)` with a door")
        return Function(room, path.stem, str(module.__doc__).strip().splitlines()[0], door, path)

    def _import(self, name: str, path: Path) -> ModuleType:
        try:
            module = importlib.import_module(name)
        except Exception as error:
            lines = [frame.lineno for frame in extract_tb(error.__traceback__) if Path(frame.filename) == path]
            where = f"{self.shown(path)}, line {lines[-1]}," if lines else self.shown(path)
            why = " ".join(str(error).split())
            raise Unlawful(f"{where} cannot be imported: {type(error).__name__}: {why}") from error
        if Path(str(module.__file__)).resolve() != path.resolve():
            raise Unlawful(f"{self.shown(path)} is hidden by {module.__file__}: two houses have a function of one name")
        return module
