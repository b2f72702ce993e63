"""One import at a time, as in a Lambda, which has one thread.

Functions load beside each other here. Two threads that come to a package from different sides each hold the lock of a
module that the other wants; Python notices, and lets one of the imports fail.
"""

import threading
from importlib import import_module
from types import ModuleType
from typing import Any

_LONG = 10
"""Seconds after which nobody waits any longer for a module that hangs."""

_one = threading.RLock()
_bootstrap: Any = import_module("importlib._bootstrap")
_find_and_load = _bootstrap._find_and_load


def install() -> None:
    """Let a module that is not there yet be looked for by one thread at a time."""
    _bootstrap._find_and_load = _find_and_load_alone


def _find_and_load_alone(name: str, import_: Any) -> ModuleType:
    alone = _one.acquire(timeout=_LONG)
    try:
        found: ModuleType = _find_and_load(name, import_)
    finally:
        if alone:
            _one.release()
    return found
