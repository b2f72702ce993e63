"""Looking into the account from outside, as an administrator would."""

import json

import boto3
import pytest

from infra.local.deployment import ACCOUNT, arn


@pytest.fixture
def rows(cloud):
    """All rows of a table, as they are kept."""

    def rows(name):
        return boto3.client("dynamodb").scan(TableName=f"test-{name}", ConsistentRead=True)["Items"]

    return rows


@pytest.fixture
def shelf(cloud):
    """What lies in the bucket of the status page."""

    def shelf(key):
        return boto3.client("s3").get_object(Bucket=f"test-ops-status-{ACCOUNT}", Key=key)["Body"].read().decode()

    return shelf


@pytest.fixture
def told(cloud):
    """The events of one name that were published while the test ran."""
    events, queues, name = boto3.client("events"), boto3.client("sqs"), "test-listening"
    url = queues.create_queue(QueueName=name)["QueueUrl"]
    bus = "test-shared-bus"
    events.put_rule(Name=name, EventBusName=bus, EventPattern='{"source": [{"prefix": ""}]}')
    events.put_targets(Rule=name, EventBusName=bus, Targets=[{"Id": "1", "Arn": arn("sqs", name)}])

    def told(event):
        heard = []
        while messages := queues.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
            for message in messages:
                queues.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
                heard.append(json.loads(message["Body"]))
        heard.sort(key=lambda each: each["detail"].get("at", ""))
        return [each["detail"] for each in heard if each["detail-type"] == event]

    yield told
    events.remove_targets(Rule=name, EventBusName=bus, Ids=["1"])
    events.delete_rule(Name=name, EventBusName=bus)
    queues.delete_queue(QueueUrl=url)
