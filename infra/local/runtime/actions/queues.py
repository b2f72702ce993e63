"""SQS."""

from infra.local.arns import arn
from infra.local.runtime.actions.asking import Ask, Asked, ask

_ACTIONS = {
    "SendMessage": "SendMessage",
    "SendMessageBatch": "SendMessage",
    "ReceiveMessage": "ReceiveMessage",
    "DeleteMessage": "DeleteMessage",
    "DeleteMessageBatch": "DeleteMessage",
    "ChangeMessageVisibility": "ChangeMessageVisibility",
    "ChangeMessageVisibilityBatch": "ChangeMessageVisibility",
    "GetQueueAttributes": "GetQueueAttributes",
    "PurgeQueue": "PurgeQueue",
}


def needs(asked: Asked) -> list[Ask] | None:
    if asked.operation == "GetQueueUrl":
        return [ask("sqs:GetQueueUrl", arn("sqs", asked.params["QueueName"]))]
    if asked.operation not in _ACTIONS:
        return None
    queue = str(asked.params["QueueUrl"]).rpartition("/")[2]
    return [ask(f"sqs:{_ACTIONS[asked.operation]}", arn("sqs", queue))]
