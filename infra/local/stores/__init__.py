"""The stores of the local cloud: moto, made faithful where it is not, and durable.

stores = open_stores(folder)     # or None: in memory; before any SDK client is made
stores.stream(table, after, limit); stores.stream_end()          # what changed in a table
stores.on_write(f); stores.on_message(f); stores.on_event(f); stores.on_sent(f)     # who is told
stores.sent()                    # mail
stores.serve_objects(port)       # S3 for browsers
stores.expire()                  # what outlived its time to live
stores.wipe()                    # empty everything, keep the resources
stores.close()

What there is comes from the deployer at each start; what is in it was kept:

- Creating a table, queue, bucket or schedule group brings back what is kept under its name. While it is there,
  creating it again is refused (or, for queues and buckets, means nothing), as in AWS.
- KMS keys with their aliases and tags, secrets and parameters are there as soon as the stores are open: a deployer
  finds them, and does not create them again.
- Schedules in the default group are of the templates and not kept; those in groups of their own are.
"""

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from infra.local.stores import documents, messages, outbox, patches
from infra.local.stores.aside import Aside
from infra.local.stores.current import current
from infra.local.stores.database import Database, Unreadable
from infra.local.stores.documents import Documents
from infra.local.stores.dynamodb.engine import DynamoDB
from infra.local.stores.dynamodb.streams import StreamRecord
from infra.local.stores.messages import Messages
from infra.local.stores.outbox import Outbox, SentMail
from infra.local.stores.routing import RoutedEvent
from infra.local.stores.s3.endpoint import Endpoint, open_endpoint
from infra.local.stores.s3.shelf import Shelf

__all__ = ["RoutedEvent", "SentMail", "Stores", "StreamRecord", "Unreadable", "open_stores"]

_opening = threading.Lock()
_installed = threading.Event()


class Stores:
    """All that is stored: in a folder, or in memory."""

    def __init__(self, state: Path | None) -> None:
        self._before = Aside()
        self.state = state
        self.endpoint: Endpoint | None = None
        with ExitStack() as undo:
            undo.callback(self._before.bring_back)
            self.dynamodb = DynamoDB(state / "dynamodb.sqlite" if state else None)
            undo.callback(self.dynamodb.database.close)
            self.database = Database(
                state / "services.sqlite" if state else None, documents.TABLES + messages.TABLES + outbox.TABLES
            )
            undo.callback(self.database.close)
            self.documents = Documents(self.database)
            self.messages = Messages(self.database)
            self.outbox = Outbox(self.database)
            self.objects = Shelf(state)
            undo.pop_all()

    def close(self) -> None:
        """Let go of the files; the resources are forgotten until they are deployed again. Last opened, first closed."""
        if self.endpoint is not None:
            self.endpoint.close()
            self.endpoint = None
        self.dynamodb.database.close()
        self.database.close()
        self.objects.close()
        self._before.bring_back()

    def wipe(self) -> None:
        """Empty every table, bucket, queue and the outbox, and remove what functions scheduled. Resources stay."""
        self.dynamodb.wipe()
        self.messages.wipe()
        self.outbox.wipe()
        patches.wipe()
        self.objects.wipe()

    def stream(self, table: str, after: int, limit: int) -> list[StreamRecord]:
        """What changed in the table after that sequence number, in the order of the commits, at most 24 hours ago."""
        return self.dynamodb.stream(table, after, limit)

    def stream_end(self) -> int:
        """The sequence number after which nothing has happened yet, in any table."""
        with self.dynamodb.database.lock:
            return self.dynamodb.streams.end()

    def waiting(self, queue: str) -> bool:
        """Whether a message is there to be received."""
        return self.messages.waiting(queue)

    def checkpoint(self, name: str) -> int | None:
        return self.documents.checkpoint(name)

    def save_checkpoint(self, name: str, value: int) -> None:
        self.documents.save_checkpoint(name, value)

    def on_write(self, listener: Callable[[str], None]) -> None:
        """Tell the table's name after each committed write that changed it."""
        self.dynamodb.listeners.append(listener)

    def on_message(self, listener: Callable[[str], None]) -> None:
        """Tell the queue's name after a message was sent to it, or given back. Not when a delay is merely over."""
        current.message_listeners.append(listener)

    def on_event(self, route: Callable[[RoutedEvent], None]) -> None:
        """Hand over what rules matched, before PutEvents answers: what it acknowledged has been handed over."""
        current.routes.append(route)

    def on_sent(self, listener: Callable[[SentMail], None]) -> None:
        """Tell of each mail that SES took, before its sender is answered."""
        current.sent_listeners.append(listener)

    def sent(self) -> list[SentMail]:
        """What SES sent, newest last."""
        return self.outbox.sent()

    def serve_objects(self, port: int) -> None:
        """Serve S3 over HTTP on 127.0.0.1; clients that are made afterwards presign URLs that point there.

        Signatures, expiry and the conditions of forms are enforced. 0: a port that is free.
        """
        self.endpoint = open_endpoint(port)

    @property
    def objects_url(self) -> str | None:
        return self.endpoint.url if self.endpoint else None

    def expire(self, now: float | None = None) -> int:
        """Delete the items whose time to live is over; how many they were."""
        return self.dynamodb.expire(time.time() if now is None else now)


def open_stores(state: Path | None) -> Stores:
    """Open the stores in this folder, or in memory: the local cloud of the process until they are closed.

    Others that are open stand aside until then.
    """
    with _opening:
        if not _installed.is_set():
            patches.install()
            _installed.set()
        stores = Stores(state)
        current.dynamodb = stores.dynamodb
        current.documents = stores.documents
        current.messages = stores.messages
        current.outbox = stores.outbox
        current.objects = stores.objects
        current.message_listeners = []
        current.routes = []
        current.sent_listeners = []
        patches.load()
        return stores
