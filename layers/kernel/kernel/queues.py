"""Work for later."""

from typing import Any

from pydantic import BaseModel

from kernel import settings
from kernel.aws import client
from kernel.callers import WorkspaceId


class Queue:
    """A queue of the room: ``Queue("mail-inbox")``; one whose name ends in ``.fifo`` keeps the order within a group."""

    def __init__(self, name: str) -> None:
        physical = settings.physical(name)
        self._fifo = name.endswith(".fifo")
        self._url = f"https://sqs.{settings.REGION}.amazonaws.com/{settings.ACCOUNT}/{physical}"

    def put(
        self,
        message: BaseModel | bytes | str,
        *,
        workspace: WorkspaceId | None,
        group: str = "",
        same: str = "",
        delay: int = 0,
    ) -> None:
        """Put a message for ``workspace``; on a FIFO queue in its ``group``, once for all that are the ``same``."""
        body = message.model_dump_json() if isinstance(message, BaseModel) else message
        text = body.decode() if isinstance(body, bytes) else body
        more: dict[str, Any] = {"MessageGroupId": group, "MessageDeduplicationId": same} if self._fifo else {}
        if workspace:
            more["MessageAttributes"] = {"workspace": {"DataType": "String", "StringValue": workspace}}
        if delay:
            more["DelaySeconds"] = delay
        client("sqs").send_message(QueueUrl=self._url, MessageBody=text, **more)
