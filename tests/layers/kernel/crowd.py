"""Many threads that do the same thing at the same time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any


def crowd(work: Callable[[int], Any], size: int = 8) -> list[Any]:
    """What ``work`` comes to in each of ``size`` threads, which begin together."""
    together = Barrier(size)

    def begin(number: int) -> Any:
        together.wait()
        return work(number)

    with ThreadPoolExecutor(size) as pool:
        return list(pool.map(begin, range(size)))
