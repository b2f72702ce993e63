import os

import boto3
import pytest

from infra.local.deployment import ACCOUNT
from infra.local.stores import open_stores
from tests.infra.local.runtime.hall import Hall


@pytest.fixture
def hall(tmp_path):
    before = dict(os.environ)
    stores = open_stores(None)
    made = Hall(tmp_path)
    yield made
    made.close()
    stores.close()
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def things(hall):
    boto3.client("dynamodb").create_table(
        TableName="test-hall-notes-1",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[
            {"AttributeName": "pk", "AttributeType": "S"},
            {"AttributeName": "deleted_on", "AttributeType": "S"},
        ],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        GlobalSecondaryIndexes=[
            {
                "IndexName": "by-deletion",
                "KeySchema": [{"AttributeName": "deleted_on", "KeyType": "HASH"}],
                "Projection": {"ProjectionType": "KEYS_ONLY"},
            }
        ],
    )
    bucket = f"test-hall-files-{ACCOUNT}"
    boto3.client("s3").create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    boto3.client("s3").put_object(Bucket=bucket, Key="public/there", Body=b"x")
    boto3.client("sqs").create_queue(QueueName="test-hall-inbox")
    boto3.client("events").create_event_bus(Name="test-shared-bus")
    key = boto3.client("kms").create_key()["KeyMetadata"]["KeyId"]
    boto3.client("kms").create_alias(AliasName="alias/test-shared-seal", TargetKeyId=key)
    boto3.client("secretsmanager").create_secret(Name="test-shared-signing", SecretString="s")
    boto3.client("ssm").put_parameter(Name="test-hall-colour", Value="red", Type="String")
    boto3.client("ses").verify_domain_identity(Domain="example.com")
    boto3.client("scheduler").create_schedule_group(Name="test-hall-later")
    boto3.client("sns").create_topic(Name="test-shared-alarms")
    return hall
