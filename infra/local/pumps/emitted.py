"""The figures that functions write as lines of EMF, added up as CloudWatch would."""

import json
import threading
import time
from collections import deque
from collections.abc import Mapping

MOST = 100_000
Dimensions = frozenset[tuple[str, str]]


class Emitted:
    """What was counted lately, by whichever function."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values: deque[tuple[float, str, str, Dimensions, float]] = deque(maxlen=MOST)

    def hear(self, _: str, line: str) -> None:
        """Take a line that a function wrote; most are no figures."""
        if not line.startswith('{"_aws":'):
            return
        said = json.loads(line)
        at = said["_aws"]["Timestamp"] / 1000
        for directive in said["_aws"]["CloudWatchMetrics"]:
            for names in directive["Dimensions"]:
                dimensions = frozenset((name, str(said[name])) for name in names)
                for metric in directive["Metrics"]:
                    value = at, directive["Namespace"], metric["Name"], dimensions, float(said[metric["Name"]])
                    with self._lock:
                        self._values.append(value)

    def sum(self, namespace: str, name: str, dimensions: Mapping[str, str], seconds: float) -> float | None:
        """All that was counted in the last seconds; ``None`` if nothing was."""
        wanted, since = (namespace, name, frozenset(dimensions.items())), time.time() - seconds
        with self._lock:
            found = [value for at, *which, value in self._values if at >= since and tuple(which) == wanted]
        return sum(found) if found else None

    def clear(self) -> None:
        with self._lock:
            self._values.clear()
