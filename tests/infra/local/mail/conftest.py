"""Two domains that receive mail, and a note of what functions are told."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from infra.local.clients import client
from infra.local.deployment import REGION, Deployment, ReceiptRule
from infra.local.mail import Incoming
from infra.local.stores import open_stores
from tests.ports import free_ports


@dataclass
class Post:
    """What arrived; in place of the pumps."""

    deployment: Deployment
    told: list[tuple[str, Any]] = field(default_factory=list)
    port: int = 0

    def invoke_later(self, function, event):
        self.told.append((function, event))

    def receipts_of(self, function):
        return [event["Records"][0]["ses"] for name, event in self.told if name == function]

    def kept(self, bucket):
        s3 = client("s3")
        return {
            one["Key"]: s3.get_object(Bucket=bucket, Key=one["Key"])["Body"].read()
            for one in s3.list_objects_v2(Bucket=bucket).get("Contents", [])
        }


@pytest.fixture
def post():
    rules = [
        ReceiptRule("people", ("example.com", ".example.com"), "inbound", "in/", "test-mail-inbound"),
        ReceiptRule("orders", ("orders@example.org",), "orders", "", "test-shop-inbound"),
    ]
    stores = open_stores(None)
    for bucket in ("inbound", "orders"):
        client("s3").create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
    yield Post(Deployment(receipts=rules))
    stores.close()


@pytest.fixture
def server(post):
    post.port = free_ports()
    incoming = Incoming(post.deployment, post, port=post.port)
    incoming.start()
    yield post
    incoming.stop()
