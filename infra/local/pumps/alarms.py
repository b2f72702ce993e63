"""The deployed alarms on the depth of queues, evaluated now: moto stores alarms and never looks at them."""

import operator
from collections.abc import Callable

from botocore.exceptions import ClientError

from infra.local.clients import client

COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "GreaterThanOrEqualToThreshold": operator.ge,
    "GreaterThanThreshold": operator.gt,
    "LessThanThreshold": operator.lt,
    "LessThanOrEqualToThreshold": operator.le,
}
DEPTHS = {
    "ApproximateNumberOfMessagesVisible": "ApproximateNumberOfMessages",
    "ApproximateNumberOfMessagesNotVisible": "ApproximateNumberOfMessagesNotVisible",
    "ApproximateNumberOfMessagesDelayed": "ApproximateNumberOfMessagesDelayed",
}


def alarms() -> list[str]:
    """The names of the alarms that are in ALARM, in order."""
    ringing = []
    for page in client("cloudwatch").get_paginator("describe_alarms").paginate():
        for alarm in page["MetricAlarms"]:
            if alarm.get("Namespace") != "AWS/SQS" or alarm.get("MetricName") not in DEPTHS:
                continue
            queue = next((one["Value"] for one in alarm["Dimensions"] if one["Name"] == "QueueName"), "")
            depth = _depth(queue, DEPTHS[alarm["MetricName"]])
            if depth is not None and COMPARISONS[alarm["ComparisonOperator"]](depth, alarm["Threshold"]):
                ringing.append(alarm["AlarmName"])
    return sorted(ringing)


def _depth(queue: str, attribute: str) -> float | None:
    sqs = client("sqs")
    try:
        url = sqs.get_queue_url(QueueName=queue)["QueueUrl"]
    except ClientError:
        return None  # missing data is not breaching
    return float(sqs.get_queue_attributes(QueueUrl=url, AttributeNames=[attribute])["Attributes"][attribute])
