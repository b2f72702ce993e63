"""What each patch relies on in moto. When one of these fails, moto has changed: look through the patch of that name."""

import inspect
import sys
from types import SimpleNamespace

import moto
import pytest
from moto.core.botocore_stubber import BotocoreStubber
from moto.core.common_models import BaseModel
from moto.dynamodb.models.table import StreamShard
from moto.kms.models import Key, kms_backends
from moto.s3.models import FakeBucket, FakeDeleteMarker, FakeKey, FakeMultipart, s3_backends
from moto.scheduler.models import Schedule
from moto.secretsmanager.models import secretsmanager_backends
from moto.sqs.models import Message, Queue, sqs_backends

from infra.local.deployment import ACCOUNT, REGION
from infra.local.stores.patches import (
    MOTO,
    install,
    keys,
    locks,
    machines,
    objects,
    queues,
    requests,
    schedules,
    tables,
)
from infra.local.stores.patches.replacement import replace
from tests.infra.local.stores.aws import Table, client, item


def parameters(function):
    return list(inspect.signature(function).parameters)[1:]


def test_moto_is_the_one_that_is_patched(monkeypatch):
    assert moto.__version__ == MOTO
    monkeypatch.setattr(moto, "__version__", "6.0.0")
    with pytest.raises(RuntimeError, match=r"reaches into moto 5\.2\.5, but moto 6\.0\.0 is installed"):
        install()


def test_nothing_is_replaced_that_is_not_there():
    with pytest.raises(AttributeError, match="moto's Queue has no nonsense to replace"):
        replace(Queue, nonsense=None)


def test_memory(stores):
    Table()
    client("sqs").create_queue(QueueName="test-queue")
    for kind in (Message, Queue, FakeKey, StreamShard):
        assert isinstance(kind.__mro__[0], type)
        assert kind.instances_tracked == []
    assert issubclass(Queue, BaseModel)


def test_requests(stores):
    assert parameters(requests.original) == ["request"]
    assert "process_request" in inspect.getsource(BotocoreStubber.__call__)
    backend = sqs_backends[ACCOUNT][REGION]
    assert backend.urls is backend.urls
    assert backend.urls.keys() == requests.original_urls.fget(backend).keys()


def test_tables(stores):
    assert parameters(tables.original_ttl) == ["table_name", "ttl_spec"]
    assert parameters(tables.original_delete) == ["name"]
    assert parameters(tables.original_create)[0] == "name"
    table = Table()
    table.put(item("w"))
    described = client("dynamodb").describe_table(TableName=table.name)["Table"]
    assert described["ItemCount"] == 1
    assert described["LatestStreamLabel"] == tables.LABEL
    held = moto.backends.get_backend("dynamodb")[ACCOUNT][REGION].tables[table.name]
    assert dict(held.items) == {}


def test_queues(stores):
    assert parameters(queues.original_send)[:3] == ["queue_name", "message_body", "message_attributes"]
    url = client("sqs").create_queue(QueueName="test-queue")["QueueUrl"]
    client("sqs").send_message(QueueUrl=url, MessageBody="m")
    queue = sqs_backends[ACCOUNT][REGION].queues["test-queue"]
    assert queue._messages == []
    assert {"fifo_queue", "dead_letter_queue", "message_retention_period", "maximum_message_size"} <= vars(queue).keys()
    wanted = {"id", "body", "message_attributes", "system_attributes", "deduplication_id", "group_id", "delayed_until"}
    assert wanted <= vars(Message("id", "body")).keys()


def test_keys(stores):
    client("kms").create_key()
    (key,) = kms_backends[ACCOUNT][REGION].keys.values()
    elsewhere = {"account_id", "region", "private_key", "aliases", "grants"}
    assert vars(key).keys() - {"pem"} == set(keys.PLAIN) | elsewhere
    assert isinstance(key, Key)


def test_secrets(stores):
    client("secretsmanager").create_secret(Name="test-secret", SecretString="x")
    secret = dict.__getitem__(secretsmanager_backends[ACCOUNT][REGION].secrets, "test-secret")
    wanted = {"secret_id", "arn", "versions", "default_version_id", "replicas", "deleted_date", "kms_key_id", "tags"}
    assert wanted <= vars(secret).keys()


def test_parameters(stores):
    client("ssm").put_parameter(Name="/test/p", Value="x", Type="String")
    (parameter,) = sys.modules["moto.ssm.models"].ssm_backends[ACCOUNT][REGION]._parameters["/test/p"]
    assert {"name", "value", "version", "labels", "last_modified_date"} <= vars(parameter).keys()


def test_machines(stores, monkeypatch):
    ssm = sys.modules["moto.ssm.models"]
    assert isinstance(ssm.ec2_backends, machines.Later)
    assert inspect.getsource(ssm).count("ec2_backends") == len(["imported", "looked into"])
    monkeypatch.setitem(sys.modules, machines.EC2, SimpleNamespace(ec2_backends={ACCOUNT: "found"}))
    assert ssm.ec2_backends[ACCOUNT] == "found"


def test_schedules():
    assert parameters(schedules.original_delete) == ["group_name", "name"]
    assert parameters(schedules.original_create_group) == ["name", "tags"]
    assert "validate_target" in vars(Schedule)


_LOCK = ("object_lock_enabled", "default_lock_mode", "default_lock_days", "default_lock_years")


def test_objects(stores):
    client("s3").create_bucket(Bucket="test-bucket", CreateBucketConfiguration={"LocationConstraint": REGION})
    client("s3").put_object(Bucket="test-bucket", Key="x", Body=b"x")
    bucket = s3_backends[ACCOUNT]["aws"].buckets["test-bucket"]
    held = bucket.keys["x"]
    managed = {"_transitions", "_status", "_tick", "_time_progressed", "model_name"}
    derived = {
        "account_id",
        "region_name",
        "partition",
        "bucket_name",
        "lock",
        "disposed",
        "multipart",
        "_max_buffer_size",
    }
    apart = {"_metadata", "acl"}
    assert vars(held).keys() == set(objects.PLAIN) | managed | derived | apart
    assert parameters(objects.original_bucket)[0] == "name"
    assert parameters(objects.original_key_response) == ["request", "full_url", "headers"]
    assert parameters(locks.original) == parameters(locks.put_object_lock_configuration)
    assert all(name in inspect.getsource(locks.original) for name in ("is_versioned", *_LOCK))
    upload = FakeMultipart("k", {}, account_id=ACCOUNT, region_name=REGION)
    kept = {"key_name", "metadata", "storage", "tags", "acl", "sse_encryption", "kms_key_id", "parts"}
    assert vars(upload).keys() == kept | {"account_id", "region_name", "partlist", "id"}
    marker = FakeDeleteMarker(held)
    assert vars(marker).keys() == {"key", "name", "last_modified", "_version_id"}
    assert isinstance(bucket, FakeBucket)
