"""The deployed alarms on queues and on what functions count, evaluated now: moto stores alarms and never looks."""

import operator
from collections.abc import Callable, Mapping
from typing import Any

from botocore.exceptions import ClientError

from infra.local.clients import client
from infra.local.pumps.emitted import Emitted

NAMESPACE = "Stoa"
"""Of what our functions count (kernel.metrics)."""

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


def alarms(emitted: Emitted | None = None) -> list[str]:
    """The names of the alarms that are in ALARM, in order."""
    ringing = []
    for page in client("cloudwatch").get_paginator("describe_alarms").paginate():
        for alarm in page["MetricAlarms"]:
            found = _found(alarm, emitted)  # missing data is not breaching
            if found is not None and COMPARISONS[alarm["ComparisonOperator"]](found, alarm["Threshold"]):
                ringing.append(alarm["AlarmName"])
    return sorted(ringing)


def _found(alarm: Mapping[str, Any], emitted: Emitted | None) -> float | None:
    """What an alarm looks at, if that is known here."""
    metric, dimensions = alarm.get("MetricName", ""), {one["Name"]: one["Value"] for one in alarm["Dimensions"]}
    if alarm.get("Namespace") == "AWS/SQS" and metric in DEPTHS:
        return _depth(dimensions.get("QueueName", ""), DEPTHS[metric])
    if emitted is not None and alarm.get("Namespace") == NAMESPACE and alarm.get("Statistic") == "Sum":
        return emitted.sum(NAMESPACE, metric, dimensions, alarm["Period"])
    return None


def _depth(queue: str, attribute: str) -> float | None:
    sqs = client("sqs")
    try:
        url = sqs.get_queue_url(QueueName=queue)["QueueUrl"]
    except ClientError:
        return None  # missing data is not breaching
    return float(sqs.get_queue_attributes(QueueUrl=url, AttributeNames=[attribute])["Attributes"][attribute])
