"""Which modules a function can reach, read from its source: what decides which layers it mounts.

Imports inside functions count, since they happen when the function is used. Those of ``kernel.api`` do not: it imports
what a door of some kind needs, and which kind a door is stands in its declaration.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

from infra.catalogue import Function, House
from infra.lock import packages, plain
from kernel.api.signature import Signature
from kernel.doors import Callback, HttpDoor

READERS = {
    "page": ("kernel.pages", "Page"),
    "once": ("kernel.once", "Once"),
    "if_match": ("kernel.etags", "IfMatch"),
}
"""What ``kernel.api`` imports for a special parameter of a view: the module, and the class whose ``of`` reads it."""


@cache
def reached(house: House, function: Function) -> frozenset[str]:
    """Every module that the function imports or may import, ours and others'."""
    found: set[str] = set()
    waiting = [function.module, *_door_needs(function)]
    while waiting:
        module = waiting.pop()
        if module in found:
            continue
        found.add(module)
        source = _source(house, module)
        if source is not None:
            lazily = not module.startswith("kernel.api")
            waiting += [*_imports(source, module, lazily), module.rpartition(".")[0]]
    return frozenset(found - {"", "functions", f"functions.{function.room}"})


def heavy(house: House, function: Function) -> frozenset[str]:
    """The packages of the heavy vendor layer that the function can reach; if there are any, it mounts that layer."""
    tops = {module.partition(".")[0] for module in reached(house, function)}
    return frozenset(tops & heavy_packages(house.path_to("layers/heavy/requirements.txt")))


@cache
def heavy_packages(requirements: Path) -> frozenset[str]:
    """The packages that the heavy vendor layer holds."""
    if not requirements.exists():
        return frozenset()
    return packages_of(frozenset(packages(requirements.read_text())))


@cache
def packages_of(distributions: frozenset[str]) -> frozenset[str]:
    """What can be imported once these are installed."""
    brought = {package for package, owners in installed().items() if distributions & {plain(owner) for owner in owners}}
    return frozenset(brought | {name.replace("-", "_") for name in distributions})


@cache
def installed() -> Mapping[str, list[str]]:
    """Whatever can be imported here, and the distributions that brought it."""
    return packages_distributions()


def imported(path: Path) -> frozenset[str]:
    """What a file names in its imports."""
    return frozenset(_imports(path, path.stem, True))


def ours(house: House, function: Function) -> dict[str, Path]:
    """The modules of ours that the function can reach, and their files."""
    found = {module: _source(house, module) for module in sorted(reached(house, function))}
    return {module: path for module, path in found.items() if path is not None}


def _door_needs(function: Function) -> list[str]:
    """What ``kernel.api`` imports for a door like this."""
    door = function.door
    needs = ["kernel.api"]
    if isinstance(door, HttpDoor):
        needs.append("kernel.api.http")
        needs += ["kernel.limits"] if door.limits else []
        needs += ["kernel.states"] if isinstance(door, Callback) else []
        signature = Signature.of(door.view, path=door.path, method=door.method)
    else:
        needs += ["kernel.api.events", "kernel.api.batches", "kernel.api.sockets"]
        signature = Signature.of(door.view)
    return needs + [module for special, (module, _) in READERS.items() if special in signature.special]


@cache
def _source(house: House, module: str) -> Path | None:
    """The file of a module of ours."""
    top, _, rest = module.partition(".")
    if not top:
        return None
    base = "functions" if top == "functions" else f"layers/{top}/{top}"
    relative = "/".join([base, *rest.split(".")]) if rest else base
    for candidate in (f"{relative}.py", f"{relative}/__init__.py"):
        path = house.path_to(candidate)
        if path.is_file():
            return path
    return None


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text())


@cache
def _imports(path: Path, module: str, lazily: bool) -> tuple[str, ...]:  # noqa: FBT001 - read above
    """The modules that a file imports; of ``from a import b`` both ``a`` and ``a.b``, which may be one."""
    return tuple(_imported(path, module, lazily=lazily))


def _imported(path: Path, module: str, *, lazily: bool) -> Iterator[str]:
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in _statements(parsed(path), lazily=lazily):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            name = ".".join([*above, *([node.module] if node.module else [])])
            yield name
            yield from (f"{name}.{alias.name}" for alias in node.names)


_BLOCKS = ("body", "handlers", "cases", "orelse", "finalbody")


def _statements(tree: ast.AST, *, lazily: bool) -> Iterator[ast.AST]:
    """What is done in a file, block by block: no expression imports anything."""
    for node in (each for block in _BLOCKS for each in getattr(tree, block, ())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not lazily:
            continue
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            continue
        yield node
        yield from _statements(node, lazily=lazily)
