"""moto knows the queues; their messages lie in SQLite, where they last and cost the same, however many."""

import time
from typing import Any

from moto.sqs.exceptions import InvalidParameterValue, ReceiptHandleIsInvalid, SQSException
from moto.sqs.models import Message, Queue, SQSBackend, _filter_message_attributes

from infra.local.stores.current import current
from infra.local.stores.messages import BadHandle, Expired, Stored, Ways
from infra.local.stores.patches.replacement import replace

original_send = SQSBackend.send_message
original_delete_queue = SQSBackend.delete_queue


def ways(queue: Any) -> Ways:
    policy = getattr(queue, "redrive_policy", None)
    dead = queue.dead_letter_queue.name if policy and queue.dead_letter_queue else None
    most = int(policy["maxReceiveCount"]) if dead and policy else 0
    return Ways(queue.name, queue.fifo_queue, int(queue.message_retention_period), dead, most)


def send_message(self: Any, queue_name: str, message_body: str, *args: Any, **keywords: Any) -> Any:
    queue = self.get_queue(queue_name)
    attributes = args[0] if args else keywords.get("message_attributes")
    size = len(message_body.encode()) + sum(_weight(name, one) for name, one in (attributes or {}).items())
    if size > queue.maximum_message_size:
        raise InvalidParameterValue(
            "One or more parameters are invalid. "
            f"Reason: Message must be shorter than {queue.maximum_message_size} bytes."
        )
    return original_send(self, queue_name, message_body, *args, **keywords)


def _weight(name: str, attribute: dict[str, Any]) -> int:
    value = attribute.get("StringValue") or attribute.get("BinaryValue") or b""
    return len(name.encode()) + len(attribute["DataType"]) + len(value.encode() if isinstance(value, str) else value)


def add_message(self: Any, message: Any) -> None:
    key = None
    if self.fifo_queue and message.deduplication_id:
        scope = message.group_id if self.deduplication_scope == "messageGroup" else ""
        key = f"{scope}\0{message.deduplication_id}"
    content = {
        "body": message.body,
        "attributes": message.message_attributes,
        "system": message.system_attributes,
        "deduplication": message.deduplication_id,
    }
    message.id, sequence = current.messages.add(
        self.name, message.id, content, delayed=int(message.delayed_until), group=message.group_id, key=key
    )
    if self.fifo_queue:
        message.sequence_number = sequence
    current.tell_message(self.name)


def receive_message(  # noqa: PLR0917 - as moto calls it
    self: Any,
    queue_name: str,
    count: int,
    wait_seconds_timeout: float,
    visibility_timeout: int,
    message_attribute_names: list[str] | None = None,
) -> list[Any]:
    queue = self.get_queue(queue_name)
    how = ways(queue)
    ends = time.monotonic() + wait_seconds_timeout
    while True:
        found, buried = current.messages.receive(how, count, int(visibility_timeout))
        if buried and how.dead_letters:
            current.tell_message(how.dead_letters)
        left = ends - time.monotonic()
        if found or left <= 0:
            return [_message(queue, one, message_attribute_names or []) for one in found]
        current.messages.wait(left)


def _message(queue: Any, stored: Stored, wanted: list[str]) -> Any:
    message: Any = Message(stored.id, stored.content["body"], stored.content["system"])
    message.message_attributes = stored.content["attributes"]
    _filter_message_attributes(message, wanted)
    message.deduplication_id = stored.content["deduplication"]
    message.group_id = stored.group
    message.sequence_number = f"{stored.number:020}" if queue.fifo_queue else None
    message.sent_timestamp = stored.sent
    message.approximate_first_receive_timestamp = stored.first
    message.approximate_receive_count = stored.received
    message.receipt_handle = stored.handle
    return message


def delete_message(self: Any, receipt_handle: str) -> None:
    try:
        current.messages.delete(self.name, receipt_handle, fifo=self.fifo_queue)
    except BadHandle:
        raise ReceiptHandleIsInvalid from None
    except Expired:
        raise InvalidParameterValue(
            f"Value {receipt_handle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired."
        ) from None


def change_message_visibility(self: Any, queue_name: str, receipt_handle: str, visibility_timeout: int) -> None:
    queue = self.get_queue(queue_name)
    try:
        in_flight = current.messages.show_in(queue.name, receipt_handle, int(visibility_timeout))
    except BadHandle:
        raise ReceiptHandleIsInvalid from None
    if not in_flight:
        raise SQSException(
            "AWS.SimpleQueueService.MessageNotInflight",
            f"Value {receipt_handle} for parameter ReceiptHandle is invalid. "
            "Reason: Message does not exist or is not available for visibility timeout change.",
        )
    if not int(visibility_timeout):
        current.tell_message(queue.name)


def purge_queue(self: Any, queue_name: str) -> None:
    current.messages.purge(self.get_queue(queue_name).name)


def delete_queue(self: Any, queue_name: str) -> None:
    original_delete_queue(self, queue_name)
    current.messages.forget(queue_name)


def install() -> None:
    replace(
        SQSBackend,
        send_message=send_message,
        receive_message=receive_message,
        change_message_visibility=change_message_visibility,
        purge_queue=purge_queue,
        delete_queue=delete_queue,
    )
    replace(
        Queue,
        add_message=add_message,
        delete_message=delete_message,
        approximate_number_of_messages=property(lambda queue: current.messages.counts(queue.name)[0]),
        approximate_number_of_messages_not_visible=property(lambda queue: current.messages.counts(queue.name)[1]),
        approximate_number_of_messages_delayed=property(lambda queue: current.messages.counts(queue.name)[2]),
    )
