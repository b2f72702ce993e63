import json

import boto3

from functions.identity import audit_anchor
from infra.local.deployment import ACCOUNT
from tests.functions.identity.chains import enter


def told():
    """Of which workspaces each message is."""
    sqs = boto3.client("sqs")
    url = sqs.get_queue_url(QueueName="test-identity-anchor")["QueueUrl"]
    found = []
    while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        found += [json.loads(each["Body"])["workspaces"] for each in messages]
    return found


def test_every_log_that_grew_is_told_of(cloud, invoke):
    enter(3)
    enter(1, workspace="globex")

    invoke(audit_anchor)

    assert sorted(each for some in told() for each in some) == ["acme", "globex"]


def test_they_are_told_of_some_at_a_time(cloud, invoke, monkeypatch):
    monkeypatch.setattr("identity.audit.growth.AT_ONCE", 1)
    enter(1)
    enter(1, workspace="globex")

    invoke(audit_anchor)

    assert sorted(told()) == [["acme"], ["globex"]]


def test_in_the_end_each_is_anchored(cloud, invoke):
    enter(2)
    invoke(audit_anchor)
    cloud.pumps.drain()

    assert boto3.client("s3").list_objects_v2(Bucket=f"test-identity-audit-{ACCOUNT}")["KeyCount"] == 1
