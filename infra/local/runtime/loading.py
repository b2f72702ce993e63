"""From a handler's dotted name to something that can be called."""

import importlib
import importlib.util
import linecache
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from infra.local.runtime.results import Failure

Handler = Callable[[Any, Any], Any]


def enter(roots: Iterable[Path]) -> None:
    """Make what functions import importable: the layers of each root, and the root itself."""
    for root in roots:
        for path in (root, *sorted(root.glob("layers/*"))):
            if path.is_dir() and str(path) not in sys.path:
                sys.path.append(str(path))


def find(roots: Iterable[Path], handler: str) -> Path:
    """The file of a handler."""
    module = handler.rpartition(".")[0]
    for root in roots:
        path = root.joinpath(*module.split(".")).with_suffix(".py")
        if path.is_file():
            return path
    raise Failure("Runtime.ImportModuleError", f"Unable to import module '{module}': No module named '{module}'")


def load(path: Path, handler: str) -> Handler:
    """Run a function's file as a module of its own, and return its handler.

    It is compiled from its source each time: bytecode knows only the second in which a file changed.
    """
    name, _, attribute = handler.rpartition(".")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    before = sys.modules.get(name)
    sys.modules[name] = module
    linecache.checkcache(str(path))
    try:
        exec(compile(path.read_bytes(), str(path), "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - it is a function
    except BaseException as error:
        _restore(name, before)
        raise _failure(name, error) from error
    try:
        found: Handler = getattr(module, attribute)
    except AttributeError:
        _restore(name, before)
        message = f"Handler '{attribute}' missing on module '{name}'"
        raise Failure("Runtime.HandlerNotFound", message) from None
    return found


def _restore(name: str, module: ModuleType | None) -> None:
    if module is None:
        sys.modules.pop(name, None)
    else:
        sys.modules[name] = module


def _failure(name: str, error: BaseException) -> BaseException:
    if isinstance(error, ImportError):
        return Failure("Runtime.ImportModuleError", f"Unable to import module '{name}': {error}")
    if isinstance(error, SyntaxError):
        return Failure("Runtime.UserCodeSyntaxError", f"Syntax error in module '{name}': {error}")
    return error


def forget(names: Iterable[str]) -> None:
    """Forget packages with all their modules; the next import reads them anew."""
    tops = tuple(names)
    for name in [*sys.modules]:
        if name.partition(".")[0] in tops:
            del sys.modules[name]
    importlib.invalidate_caches()


def forget_bytecode(path: Path) -> None:
    """Bytecode of a file that changed twice within a second would be taken for that of the file."""
    Path(importlib.util.cache_from_source(str(path))).unlink(missing_ok=True)
