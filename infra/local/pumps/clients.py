"""The AWS clients of the pumps, and what ARNs say. The pumps are AWS itself: no policy is asked about their calls."""

from functools import cache
from typing import Any

import boto3
from botocore.config import Config

from infra.local.deployment import REGION


@cache
def client(service: str) -> Any:
    return boto3.client(service, region_name=REGION, config=Config(retries={"total_max_attempts": 1}))


def service_of(arn: str) -> str:
    """``sqs`` of ``arn:aws:sqs:…``."""
    parts = arn.split(":", 5)
    return parts[2] if len(parts) == 6 else ""  # noqa: PLR2004 - the parts of an ARN


def name_of(arn: str) -> str:
    """The physical name that an ARN of a function, queue, bus, topic or stream ends in."""
    if ":function:" in arn:
        return arn.split(":")[6]
    rest = arn.split(":", 5)[-1]
    return rest.split("/")[1] if "/" in rest else rest


def queue_url(arn: str) -> str:
    return str(client("sqs").get_queue_url(QueueName=name_of(arn))["QueueUrl"])
