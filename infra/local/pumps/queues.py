"""From a queue to its function: batches, partial failures, redelivery, and in the end the dead-letter queue.

Messages that failed are simply not deleted: the queue shows them again when their visibility timeout has passed, and
moves them to its dead-letter queue after as many receives as its redrive policy says. So a process that is killed in
the middle of a batch loses nothing.
"""

import base64
import json
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from botocore.exceptions import ClientError

from infra.local.arns import name_of
from infra.local.clients import client, queue_url
from infra.local.deployment import REGION, Mapping
from infra.local.pumps.batches import Filters, failed_items
from infra.local.pumps.means import Means
from infra.local.pumps.ports import Stores
from infra.local.pumps.worker import Pump

LARGEST_EVENT = 6 * 1024 * 1024
MOST_PER_CALL = 10
EAGER_RECEIVES = 5  # how often a drain shows a failing message whose queue has no dead-letter queue


def lambda_message(message: dict[str, Any], source: str) -> dict[str, Any]:
    """A message as Lambda shows it."""
    shown: dict[str, Any] = {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": dict(message.get("Attributes", {})),
        "messageAttributes": {
            name: lambda_attribute(value) for name, value in message.get("MessageAttributes", {}).items()
        },
        "md5OfBody": message["MD5OfBody"],
        "eventSource": "aws:sqs",
        "eventSourceARN": source,
        "awsRegion": REGION,
    }
    if "MD5OfMessageAttributes" in message:
        shown["md5OfMessageAttributes"] = message["MD5OfMessageAttributes"]
    return shown


def lambda_attribute(value: dict[str, Any]) -> dict[str, Any]:
    """A message attribute as Lambda shows it."""
    shown: dict[str, Any] = {}
    if "StringValue" in value:
        shown["stringValue"] = value["StringValue"]
    if "BinaryValue" in value:
        shown["binaryValue"] = base64.b64encode(value["BinaryValue"]).decode()
    return {**shown, "stringListValues": [], "binaryListValues": [], "dataType": value["DataType"]}


class QueuePump(Pump):
    """Feeds one function from one queue, a batch at a time; so a FIFO group never has two batches under way."""

    def __init__(self, mapping: Mapping, stores: Stores, means: Means) -> None:
        super().__init__(f"{name_of(mapping.source)} → {mapping.function}")
        self.queue = name_of(mapping.source)
        self._mapping = mapping
        self._stores = stores
        self._means = means
        self._filters = Filters(mapping.filters)
        self._url = ""  # once the queue is there
        self._failed: dict[str, tuple[float, int]] = {}  # receipt handle → when it is shown again, receives so far

    def pause(self) -> float:
        now = time.monotonic()
        return max(min([self._means.pace.poll, *(shown - now for shown, _ in self._failed.values())]), 0.01)

    def forget(self) -> None:
        self._failed.clear()

    def _step(self, *, eager: bool) -> bool:
        url = self._url = self._url or queue_url(self._mapping.source)
        self._show_failed(url, eager=eager)
        messages = self._receive(url, eager=eager)
        if not messages:
            return False
        shown = [lambda_message(message, self._mapping.source) for message in messages]
        wanted = [message for message in shown if self._filters.match_message(message)]
        self._delete(url, [message for message in shown if message not in wanted])
        blocked: set[str] = set()
        for batch in _of_size(wanted):
            free = [message for message in batch if _group(message) not in blocked]
            lost = self._deliver(url, free) if free else []
            # What comes after a failed message of its group waits with it.
            lost += [message for message in batch if message not in free]
            blocked.update(group for message in lost if (group := _group(message)))
            if lost:
                self._note_failed(url, lost)
        return True

    def _receive(self, url: str, *, eager: bool) -> list[dict[str, Any]]:
        messages: list[dict[str, Any]] = []
        closes = time.monotonic() + (0 if eager else self._mapping.window)
        while len(messages) < self._mapping.batch:
            arrived = self._arrived(url, self._mapping.batch - len(messages))
            messages += arrived
            if not arrived:
                left = closes - time.monotonic()
                if not messages or left <= 0 or self.stopping.wait(min(left, 0.1)):
                    break
        return messages

    def _arrived(self, url: str, most: int) -> list[dict[str, Any]]:
        """What a receive finds; it is asked for only when there is something, since most looks are in vain."""
        if not self._stores.waiting(self.queue):
            return []
        answer = client("sqs").receive_message(
            QueueUrl=url,
            MaxNumberOfMessages=min(MOST_PER_CALL, most),
            WaitTimeSeconds=0,
            AttributeNames=["All"],
            MessageAttributeNames=["All"],
        )
        arrived: list[dict[str, Any]] = answer.get("Messages", [])
        return arrived

    def _deliver(self, url: str, batch: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The messages that failed; the others are deleted."""
        outcome = self._means.invoker.invoke(self._mapping.function, {"Records": batch})
        ids = [message["messageId"] for message in batch]
        failed: set[str] | None = set()
        if outcome.error is not None:
            failed = None
        elif self._mapping.partial:
            failed = failed_items(outcome.payload, ids)
            self._means.figures.count(self._mapping.function, failures=int(failed is None or bool(failed)))
        lost = [message for message in batch if failed is None or message["messageId"] in failed]
        self._delete(url, [message for message in batch if message not in lost])
        return lost

    def _delete(self, url: str, messages: list[dict[str, Any]]) -> None:
        for start in range(0, len(messages), MOST_PER_CALL):
            some = messages[start : start + MOST_PER_CALL]
            entries = [{"Id": str(n), "ReceiptHandle": message["receiptHandle"]} for n, message in enumerate(some)]
            client("sqs").delete_message_batch(QueueUrl=url, Entries=entries)

    def _note_failed(self, url: str, lost: list[dict[str, Any]]) -> None:
        answer = client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
        most = int(json.loads(answer.get("RedrivePolicy", "{}")).get("maxReceiveCount", 0))
        shown_again = time.monotonic() + int(answer["VisibilityTimeout"])
        for message in lost:
            receives = int(message["attributes"]["ApproximateReceiveCount"])
            if most and receives >= most:
                self._means.figures.count(self._mapping.function, dead_letters=1)
            # With a dead-letter queue there is an end to it, however often a drain shows the message again.
            self._failed[message["receiptHandle"]] = (shown_again, 0 if most else receives)

    def _show_failed(self, url: str, *, eager: bool) -> None:
        now = time.monotonic()
        for handle, (shown_again, receives) in list(self._failed.items()):
            if eager and receives < EAGER_RECEIVES:
                with suppress(ClientError):  # it was deleted, or shown again and received by somebody else
                    client("sqs").change_message_visibility(QueueUrl=url, ReceiptHandle=handle, VisibilityTimeout=0)
                del self._failed[handle]
            elif shown_again <= now:
                del self._failed[handle]


def _group(message: dict[str, Any]) -> str | None:
    group: str | None = message["attributes"].get("MessageGroupId")
    return group


def _of_size(messages: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The messages in batches that fit into an event."""
    batch: list[dict[str, Any]] = []
    size = 0
    for message in messages:
        length = len(json.dumps(message)) + 1
        if batch and size + length > LARGEST_EVENT - 64:
            yield batch
            batch, size = [], 0
        batch.append(message)
        size += length
    if batch:
        yield batch
