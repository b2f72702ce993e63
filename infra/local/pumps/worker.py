"""A pump, and the thread that keeps it turning."""

import sys
import threading
import traceback
from abc import ABC, abstractmethod
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast things happen here, in seconds. AWS waits a minute, then two; nobody at a laptop would."""

    retry: float = 1.0  # before the first retry; each further one waits twice as long
    retry_longest: float = 30.0
    poll: float = 2.0  # how often a pump looks although nobody woke it
    tick: float = 1.0  # how often schedules are looked at
    sweep: float = 5.0  # how often expired items are deleted
    jobs: int = 4  # asynchronous invocations at the same time

    def backoff(self, attempts: int) -> float:
        return min(self.retry * 2.0 ** max(attempts - 1, 0), self.retry_longest)


class Pump(ABC):
    """Moves what has arrived on to where it belongs, a step at a time.

    An eager step is one of ``drain``: it waits for nothing (windows, back-offs, visibility), so a test sees the end.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.turns = 0  # steps that moved something
        self.stopping = threading.Event()
        self._one_at_a_time = threading.Lock()

    def step(self, *, eager: bool = False) -> bool:
        """Whether something was moved."""
        with self._one_at_a_time:
            moved = self._step(eager=eager)
            self.turns += moved
            return moved

    @abstractmethod
    def _step(self, *, eager: bool) -> bool: ...

    @abstractmethod
    def pause(self) -> float:
        """For how many seconds there is nothing to do unless somebody calls."""

    def begin_drain(self) -> None:  # noqa: B027 - most have nothing to do
        """A drain begins: what the last one gave up on may be tried again."""

    def forget(self) -> None:  # noqa: B027 - the same
        """The stores were wiped: nothing is under way any more."""


class Worker:
    """The thread of a pump. It outlives every error: a pump that stands still would be noticed too late."""

    def __init__(self, pump: Pump) -> None:
        self.pump = pump
        self._woken = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"pump {pump.name}", daemon=True)

    def start(self) -> None:
        self.pump.stopping.clear()
        self._thread.start()

    def wake(self) -> None:
        self._woken.set()

    def stop(self) -> None:
        self.pump.stopping.set()
        self._woken.set()

    def join(self, timeout: float) -> bool:
        """Whether the thread has ended; an invocation that still runs is left to its own time limit."""
        if self._thread.ident is not None:
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self.pump.stopping.is_set():
            self._woken.clear()
            try:
                moved = self.pump.step()
                pause = self.pump.pause()
            except Exception:  # noqa: BLE001 - see the docstring
                if self.pump.stopping.is_set():
                    return  # what it worked with was closed under it; what it did not finish is done again
                print(f"pump {self.pump.name}:", file=sys.stderr)
                traceback.print_exc()
                moved, pause = False, 1.0
            if not moved:
                self._woken.wait(pause)
