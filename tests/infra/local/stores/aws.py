"""The clients of these tests, and the smallest requests that they make again and again."""

from contextlib import contextmanager
from functools import cache

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from infra.local.deployment import REGION


@cache
def client(service):
    # S3 too at the address of AWS: an endpoint that is served lasts no longer than the test that serves it.
    url = f"https://{service}.{REGION}.amazonaws.com"
    return boto3.client(
        service, REGION, endpoint_url=url if service == "s3" else None, config=Config(retries={"total_max_attempts": 1})
    )


@contextmanager
def refused(code, words=""):
    """The request is refused with this code, and says these words."""
    with pytest.raises(ClientError) as caught:
        yield caught
    assert caught.value.response["Error"]["Code"] == code
    assert words in caught.value.response["Error"]["Message"]


def s(text):
    return {"S": text}


def n(number):
    return {"N": str(number)}


def item(pk, sk="1", **attributes):
    return {"pk": s(pk), "sk": s(sk), **attributes}


def key(pk, sk="1"):
    return {"pk": s(pk), "sk": s(sk)}


class Table:
    """A table as journals have it, with one index of each kind."""

    name = "test-things-1"

    def __init__(self, name=name):
        self.name = name
        client("dynamodb").create_table(
            TableName=self.name,
            BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
            AttributeDefinitions=[
                {"AttributeName": "pk", "AttributeType": "S"},
                {"AttributeName": "sk", "AttributeType": "S"},
                {"AttributeName": "modseq", "AttributeType": "N"},
                {"AttributeName": "owner", "AttributeType": "S"},
                {"AttributeName": "day", "AttributeType": "S"},
            ],
            LocalSecondaryIndexes=[
                {
                    "IndexName": "by-modseq",
                    "KeySchema": [
                        {"AttributeName": "pk", "KeyType": "HASH"},
                        {"AttributeName": "modseq", "KeyType": "RANGE"},
                    ],
                    "Projection": {"ProjectionType": "KEYS_ONLY"},
                }
            ],
            GlobalSecondaryIndexes=[
                {
                    "IndexName": "by-owner",
                    "KeySchema": [{"AttributeName": "owner", "KeyType": "HASH"}],
                    "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["title"]},
                },
                {
                    "IndexName": "by-day",
                    "KeySchema": [
                        {"AttributeName": "day", "KeyType": "HASH"},
                        {"AttributeName": "modseq", "KeyType": "RANGE"},
                    ],
                    "Projection": {"ProjectionType": "ALL"},
                },
            ],
            StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
        )

    def _call(self, action, **request):
        return getattr(client("dynamodb"), action)(TableName=self.name, **request)

    def put(self, item, **more):
        return self._call("put_item", Item=item, **more)

    def get(self, pk, sk="1", **more):
        return self._call("get_item", Key=key(pk, sk), **more).get("Item")

    def update(self, pk, sk="1", **more):
        return self._call("update_item", Key=key(pk, sk), **more)

    def delete(self, pk, sk="1", **more):
        return self._call("delete_item", Key=key(pk, sk), **more)

    def query(self, condition="pk = :pk", values=None, **more):
        return self._call(
            "query", KeyConditionExpression=condition, ExpressionAttributeValues=values or {":pk": s("w")}, **more
        )

    def scan(self, **more):
        return self._call("scan", **more)

    def pages(self, **more):
        """The pages of a query, by LastEvaluatedKey."""
        start = {}
        while True:
            page = self.query(**more, **start)
            yield page["Items"]
            if "LastEvaluatedKey" not in page:
                return
            start = {"ExclusiveStartKey": page["LastEvaluatedKey"]}

    def expire_by(self, attribute):
        self._call("update_time_to_live", TimeToLiveSpecification={"Enabled": True, "AttributeName": attribute})
