"""The stores of the local cloud: moto, made faithful where it is not, and durable."""

import threading
from collections.abc import Callable
from pathlib import Path

from moto.core.base_backend import BackendDict

from infra.local.stores import patches
from infra.local.stores.current import current
from infra.local.stores.dynamodb.engine import DynamoDB
from infra.local.stores.dynamodb.streams import StreamRecord

__all__ = ["Stores", "StreamRecord", "open_stores"]

_opening = threading.Lock()
_installed = threading.Event()


class Stores:
    """All that is stored: in a folder, or in memory."""

    def __init__(self, state: Path | None) -> None:
        self.dynamodb = DynamoDB(state / "dynamodb.sqlite" if state else None)

    def close(self) -> None:
        """Let go of the files. The resources are forgotten; the next deployment brings them back."""
        BackendDict.reset()
        self.dynamodb.database.close()

    def wipe(self) -> None:
        """Empty every table; the resources stay."""
        self.dynamodb.wipe()

    def stream(self, table: str, after: int, limit: int) -> list[StreamRecord]:
        """What changed in the table after that sequence number, in the order of the commits."""
        return self.dynamodb.stream(table, after, limit)

    def on_write(self, listener: Callable[[str], None]) -> None:
        """Tell the table's name after each committed write that changed it."""
        self.dynamodb.listeners.append(listener)

    def expire(self, now: float) -> int:
        """Delete the items whose time to live is over; how many they were."""
        return self.dynamodb.expire(now)


def open_stores(state: Path | None) -> Stores:
    """Open the stores in this folder, or in memory; they are the local cloud of the process until they are closed."""
    with _opening:
        if not _installed.is_set():
            patches.install()
            _installed.set()
        BackendDict.reset()
        stores = Stores(state)
        current.dynamodb = stores.dynamodb
        return stores
