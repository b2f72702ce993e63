"""Doors that are fed in batches: each record on its own, so that one that fails does not take others with it.

What failed is reported by its identifier and comes back; what comes back too often ends in the dead-letter queue of
the room, which has an alarm. Delivery is at least once: a view that must not act twice takes a ``Once``.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

from kernel.api.signature import Signature
from kernel.callers import WorkspaceId, within
from kernel.changes import Change
from kernel.doors import BusDoor, Consumer, QueueDoor, StreamDoor
from kernel.ids import OURS
from kernel.logs import facts, log


class Unreadable(Exception):
    """A message is not what its service sends."""


class Unaddressed(Exception):
    """A record does not say whose it is, and its door does not declare that it crosses workspaces."""


@dataclass(frozen=True, slots=True)
class Record:
    """One thing to do."""

    identifier: str  # what is reported if it fails
    workspace: WorkspaceId | None
    content: Any
    message_id: str  # the same at each delivery
    group: str = ""  # records of one group are done in order
    readable: bool = True


def consumed(door: Consumer) -> Callable[[Any, Any], Any]:
    """What Lambda calls with a batch for this door."""
    match door:
        case StreamDoor():
            return Batches(door, _changes, ordered=True)
        case BusDoor():
            return Batches(door, _events)
        case QueueDoor():
            return Batches(door, _messages)
        case _:
            raise TypeError(f"no service opens {type(door).__name__}")


class Batches:
    """Feeds the records of each batch to one view."""

    def __init__(self, door: Consumer, read: Callable[[Any], Iterator[Record]], *, ordered: bool = False) -> None:
        self._door = door
        self._read = read
        self._ordered = ordered  # nothing may be done after what failed
        self._signature = Signature.of(door.view)

    def __call__(self, event: dict[str, Any], context: Any) -> dict[str, Any]:
        failed: list[str] = []
        stuck: set[str] = set()
        for record in self._read(event):
            if record.group and record.group in stuck:
                failed.append(record.identifier)
                continue
            if self._take(record, context):
                continue
            failed.append(record.identifier)
            if self._ordered:
                break
            stuck.add(record.group)
        return {"batchItemFailures": [{"itemIdentifier": identifier} for identifier in failed]}

    def _take(self, record: Record, context: Any) -> bool:
        """Whether the record was done."""
        said = {"request_id": context.aws_request_id, "door": "consumer", "message_id": record.message_id}
        token = facts.set({**said, "workspace": record.workspace or ""})
        try:
            if not record.readable:
                raise Unreadable(record.message_id)  # noqa: TRY301 - it fails as all others do
            with within(self._workspace(record)):
                self._door.view(**self._arguments(record))
        except Exception:  # noqa: BLE001 - whatever it is, the record comes back and its neighbours go on
            log.exception("a record failed; it will come back")
            return False
        else:
            return True
        finally:
            facts.reset(token)

    def _workspace(self, record: Record) -> WorkspaceId | None:
        """Whose rows may be touched for this record."""
        if self._door.crosses:
            return None
        if record.workspace is None:
            raise Unaddressed(record.message_id)
        return record.workspace

    def _arguments(self, record: Record) -> dict[str, Any]:
        signature = self._signature
        found: dict[str, Any] = {}
        if signature.raw:
            found[signature.raw] = record.content.encode()
        elif signature.body:
            name, model = signature.body
            found[name] = _parsed(model, record.content)
        for parameter in signature.query:
            found[parameter.name] = record.workspace if parameter.kind is WorkspaceId else record.content
        if "once" in signature.special:
            from kernel.once import Once

            fingerprint = sha256(repr(record.content).encode()).hexdigest()
            found[signature.special["once"]] = Once.of(record.message_id, fingerprint)
        return found


def _parsed(model: type[BaseModel], content: Any) -> BaseModel:
    return model.model_validate_json(content) if isinstance(content, str) else model.model_validate(content)


def _messages(event: Any) -> Iterator[Record]:
    """Messages of a queue, as ``kernel.queues`` puts them."""
    for record in event["Records"]:
        said = record.get("messageAttributes", {}).get("workspace", {}).get("stringValue")
        group = record["attributes"].get("MessageGroupId", "") if record["eventSourceARN"].endswith(".fifo") else ""
        yield Record(record["messageId"], said, record["body"], record["messageId"], group)


def _events(event: Any) -> Iterator[Record]:
    """Events of the bus, each in a message of the function's own queue."""
    for record in event["Records"]:
        name = record["messageId"]
        try:
            envelope = json.loads(record["body"])
            detail = envelope["detail"]
            found = Record(name, detail.get("workspace"), detail, envelope["id"])
        except (ValueError, KeyError, TypeError, AttributeError):  # an operator's hand, or a queue of another make
            found = Record(name, None, None, name, readable=False)
        yield found


def _changes(event: Any) -> Iterator[Record]:
    """Changes of a table, without the kernel's own rows."""
    for record in event["Records"]:
        row = record["dynamodb"]
        if row["Keys"].get("sk", {}).get("S", "").startswith(OURS):
            continue
        change = Change.of(record)
        yield Record(row["SequenceNumber"], change.workspace, change, record["eventID"])
