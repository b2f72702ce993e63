"""Threads that functions run on. One that hangs is left alone, and never keeps the process from ending."""

import threading
from collections.abc import Callable
from queue import SimpleQueue


class Workers:
    """Idle threads wait for the next work; there are as many as work at once."""

    def __init__(self, most_idle: int = 32) -> None:
        self._idle: list[SimpleQueue[Callable[[], None] | None]] = []
        self._lock = threading.Lock()
        self._most_idle = most_idle
        self._closed = False

    def run(self, work: Callable[[], None]) -> None:
        """Do it on some thread; ``work`` must not raise."""
        with self._lock:
            waiting = self._idle.pop() if self._idle else None
        if waiting is None:
            waiting = SimpleQueue()
            threading.Thread(target=self._serve, args=(waiting,), name="function", daemon=True).start()
        waiting.put(work)

    def close(self) -> None:
        """Let the idle threads go."""
        with self._lock:
            self._closed = True
            for waiting in self._idle:
                waiting.put(None)
            self._idle.clear()

    def _serve(self, waiting: "SimpleQueue[Callable[[], None] | None]") -> None:
        while (work := waiting.get()) is not None:
            work()
            with self._lock:
                if self._closed or len(self._idle) >= self._most_idle:
                    return
                self._idle.append(waiting)
