"""Queues and their policies."""

import json
from typing import Any

from botocore.exceptions import ClientError

from infra.local.clients import client
from infra.local.deploy.errors import TemplateError
from infra.local.deploy.intrinsics import as_text
from infra.local.deploy.kinds import Made, Wanted, cut, kind
from infra.local.deployment import arn

_ATTRIBUTES = (
    "ContentBasedDeduplication DeduplicationScope DelaySeconds FifoThroughputLimit KmsDataKeyReusePeriodSeconds"
    " KmsMasterKeyId MaximumMessageSize MessageRetentionPeriod ReceiveMessageWaitTimeSeconds RedriveAllowPolicy"
    " RedrivePolicy SqsManagedSseEnabled VisibilityTimeout"
)
_OTHERWISE = {"QueueNameExists", "QueueAlreadyExists"}


@kind("AWS::SQS::Queue", honours=f"{_ATTRIBUTES} QueueName FifoQueue", without_effect="Tags")
def queue(wanted: Wanted) -> Made:
    fifo = wanted.flag("FifoQueue")
    name = str(wanted.get("QueueName", cut(wanted.name, 75) + ".fifo" * fifo))
    if fifo != name.endswith(".fifo"):
        raise TemplateError(f"the name of a FIFO queue, and of no other, ends in .fifo; this is {name}")
    wanted.world.claim("queue", name, wanted.logical_id)
    attributes = {key: _text(value) for key, value in wanted.only(*_ATTRIBUTES.split()).items()}
    created = {**attributes, **({"FifoQueue": "true"} if fifo else {})}
    sqs = client("sqs")
    try:
        url = sqs.create_queue(QueueName=name, Attributes=created)["QueueUrl"]
    except ClientError as error:
        if error.response["Error"]["Code"].rpartition(".")[2] not in _OTHERWISE:
            raise
        url = sqs.get_queue_url(QueueName=name)["QueueUrl"]
        sqs.set_queue_attributes(QueueUrl=url, Attributes=attributes)
    return Made(url, {"Arn": arn("sqs", f"{name}"), "QueueName": name, "QueueUrl": url})


@kind("AWS::SQS::QueuePolicy", honours="Queues PolicyDocument")
def queue_policy(wanted: Wanted) -> Made:
    sqs = client("sqs")
    for address in wanted.need("Queues"):
        url = sqs.get_queue_url(QueueName=str(address).rpartition("/")[2])["QueueUrl"]
        sqs.set_queue_attributes(QueueUrl=url, Attributes={"Policy": json.dumps(wanted.need("PolicyDocument"))})
    return Made(wanted.name, {"Id": wanted.name})


def _text(value: Any) -> str:
    return json.dumps(value) if isinstance(value, dict) else as_text(value)
