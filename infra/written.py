"""What is wrong with a declaration as it is written, read before it is imported and fails there in Python's words."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

from kernel.api import Api
from kernel.doors import Limit

_ROUTED = ("endpoint", "public", "webhook", "callback")
_ANSWERING = (*_ROUTED, "call")
_EXAMPLES = {
    "route": '"GET /api/room/things"',
    "scope": 'scope="room:read"',
    "limit": 'limit="60/minute per address"',
    "proof": "proof=genuine",
}


def wrong(source: Path, where: str) -> Iterator[str]:
    """Sentences about the door in a file; none about what Python itself cannot read, which it says better."""
    try:
        tree = ast.parse(source.read_text())
    except SyntaxError:
        return
    for view in ast.walk(tree):
        if not isinstance(view, ast.FunctionDef):
            continue
        for decorator in view.decorator_list:
            match decorator:
                case ast.Call(func=ast.Attribute(value=ast.Name("app"), attr=kind)) if hasattr(Api, kind):
                    said = (*_said(kind, decorator), *_annotated(kind, view))
                    yield from (f"{where}, line {line}: {sentence}" for line, sentence in said)


def _said(kind: str, door: ast.Call) -> Iterator[tuple[int, str]]:
    """What the door is told."""
    named = {keyword.arg: keyword.value for keyword in door.keywords}
    parameters = list(inspect.signature(getattr(Api, kind)).parameters.values())[1:]
    positional = [each.name for each in parameters if each.kind is each.POSITIONAL_OR_KEYWORD]
    named |= dict(zip(positional, door.args, strict=False))
    needed = [each.name for each in parameters if each.default is each.empty and each.kind is not each.VAR_KEYWORD]
    for name in needed:
        if name not in named and None not in named:
            yield door.lineno, f"@app.{kind} needs its {name}: write {_EXAMPLES.get(name, name)}"
    match named.get("route"):
        case ast.Constant(value=str(route)) if kind in _ROUTED and len(route.split(" ")) != 2:  # noqa: PLR2004 - both
            yield (
                door.lineno,
                f'"{route}" is no route: write the method, one space and the path, "GET /api/room/things"',
            )
    match named.get("limit"):
        case ast.Constant(value=str(limit)) if not _limits(limit):
            yield door.lineno, f'"{limit}" is no limit: write it as "60/minute per address"'
    match named.get("grants"):
        case ast.Constant(value=str(grants)):
            yield door.lineno, f'its grants are a list: write grants=["{grants}"]'


def _annotated(kind: str, view: ast.FunctionDef) -> Iterator[tuple[int, str]]:
    """What the view takes and answers."""
    arguments = view.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    for argument in every:
        if argument is not None and argument.annotation is None:
            yield argument.lineno, f"{argument.arg} of {view.name} has no annotation: write what type it is"
    if view.returns is None and kind in _ANSWERING:
        yield view.lineno, f"{view.name} does not say what it answers: write -> and the type, or -> None"


def _limits(text: str) -> bool:
    try:
        Limit.parse(text)
    except (KeyError, ValueError):
        return False
    return True
