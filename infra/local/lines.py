"""What functions write: all of it to a file, and what went wrong to the terminal too."""

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

LOUD = {"ERROR", "CRITICAL"}


class Lines:
    """Takes the lines that functions write."""

    def __init__(self, path: Path, report: Callable[[str], None]) -> None:
        self._path = path
        self._report = report
        self._lock = threading.Lock()

    def take(self, function: str, line: str) -> None:
        """Keep one line, and show it if it says that something is wrong."""
        with self._lock, self._path.open("a", encoding="utf-8") as file:
            file.write(f"{function} {line}\n")
        said = _object(line)
        if said.get("level") in LOUD:
            where = (said.get("stack_trace") or ["?"])[-1]
            what = f"{said.get('exception_name', '')} {said.get('exception', '')}".strip()
            self._report(f"{function}: {said.get('message')}: {what} at {where}")


def _object(line: str) -> dict[str, Any]:
    try:
        said = json.loads(line) if line.startswith("{") else {}
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
