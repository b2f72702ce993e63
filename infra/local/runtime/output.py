"""What functions write to standard output goes to the log of their invocation, not to the terminal."""

import sys
from typing import Any

from infra.local.runtime.principals import current


class Output:
    """Stands in for ``sys.stdout``: a function's text is its own, anybody else's goes where it would have gone."""

    def __init__(self, under: Any) -> None:
        self.under = under

    def write(self, text: str) -> int:
        principal = current.get()
        if principal is not None and principal.invocation is not None:
            principal.invocation.write(text)
            return len(text)
        return int(self.under.write(text) or 0)

    def flush(self) -> None:
        principal = current.get()
        if principal is None:
            self.under.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.under, name)


def capture() -> None:
    """Put it in place; whoever replaces ``sys.stdout`` in between, as test runners do, is respected."""
    if not isinstance(sys.stdout, Output):
        sys.stdout = Output(sys.stdout)
