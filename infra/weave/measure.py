"""Tell which modules a function has imported when it is ready: ``python measure.py PREPARED NAME…``, one line each.

What every function of a kind imports is imported once; then each function is imported in a fork of its own, so that
none finds what another left behind. This file runs by itself, in the environment of a function, and imports nothing
that it does not measure.
"""

import importlib
import os
import sys


def main(prepared: str, names: list[str]) -> None:
    """Write ``name module module …`` for each function, in order."""
    sys.path = [entry for entry in sys.path if not entry.endswith("weave")]  # where this file is
    for tool in ("OpenSSL", "blinker"):  # botocore and pynamodb would take them; no layer has them, a tool of tests may
        sys.modules[tool] = None  # type: ignore[assignment] # as if it were not there
    for module in prepared.split(","):
        importlib.import_module(module)
    for name in names:
        child = os.fork()
        if child == 0:
            importlib.import_module(name)
            found = [module for module, loaded in sys.modules.items() if loaded]
            sys.stdout.write(f"{name} {' '.join(sorted(found))}\n")
            sys.stdout.flush()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status:
            raise SystemExit(f"{name} cannot be imported")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
