"""Opening, wiping, restarting; and stores that stand aside for others."""

import time

import boto3
import pytest

from infra.local.stores import Unreadable, open_stores
from tests.infra.local.stores.aws import Table, client, item, n, refused, s


def test_tables_come_back_with_what_was_in_them(process):
    table = Table()
    table.expire_by("expires")
    table.put(item("w", modseq=n(1), owner=s("anna"), expires=n(5)))
    table.put(item("w", "2", expires=n(1_800_000_000)))
    process.stores.save_checkpoint("somebody", 1)
    stores = process.restart()
    with refused("ResourceNotFoundException"):
        table.get("w")
    table = Table()
    assert table.get("w")["modseq"] == n(1)
    assert table.query(IndexName="by-modseq")["Count"] == 1
    assert stores.checkpoint("somebody") == 1
    assert [one.record["eventName"] for one in stores.stream(table.name, 1, 10)] == ["INSERT"]
    assert stores.expire(1_800_000_000) == 1
    table.put(item("w", "3"))
    assert stores.stream_end() == 4


def test_items_under_other_keys_are_not_guessed_at(process):
    Table().put(item("w"))
    process.restart()
    with refused("ValidationException", "another key schema"):
        client("dynamodb").create_table(
            TableName=Table.name,
            BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        )


def test_a_wipe_empties_and_keeps_what_there_is(stores):
    table = Table()
    table.put(item("w", modseq=n(1)))
    s3, sqs = client("s3"), client("sqs")
    s3.create_bucket(Bucket="test-bucket", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    s3.put_object(Bucket="test-bucket", Key="x", Body=b"1", Tagging="k=v")
    url = sqs.create_queue(QueueName="test-queue")["QueueUrl"]
    sqs.send_message(QueueUrl=url, MessageBody="m")
    client("secretsmanager").create_secret(Name="test-secret", SecretString="kept")
    end = stores.stream_end()
    began = time.process_time()
    stores.wipe()
    took = time.process_time() - began
    assert took < (0.1 if stores.state is None else 2)  # 20 ms, on a machine that has nothing else to do
    assert table.scan()["Count"] == 0
    assert table.query(IndexName="by-modseq")["Count"] == 0
    assert stores.stream(table.name, 0, 10) == []
    assert s3.list_objects_v2(Bucket="test-bucket")["KeyCount"] == 0
    assert sqs.receive_message(QueueUrl=url).get("Messages") is None
    assert client("secretsmanager").get_secret_value(SecretId="test-secret")["SecretString"] == "kept"
    table.put(item("w"))
    assert stores.stream_end() == end + 1
    s3.put_object(Bucket="test-bucket", Key="x", Body=b"1")
    assert s3.get_object_tagging(Bucket="test-bucket", Key="x")["TagSet"] == []


def test_one_table_is_emptied_and_no_other(stores):
    table, other = Table(), Table("test-others-1")
    for each in (table, other):
        each.put(item("w", modseq=n(1)))
    stores.dynamodb.empty(table.name)
    assert table.scan()["Count"] == table.query(IndexName="by-modseq")["Count"] == 0
    assert other.query(IndexName="by-modseq")["Count"] == 1


def test_stores_that_are_open_stand_aside_for_others(stores):
    table = Table()
    table.put(item("outer"))
    client("s3").create_bucket(Bucket="test-bucket", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    told = []
    stores.on_write(told.append)
    inner = open_stores(None)
    with refused("ResourceNotFoundException"):
        table.get("outer")
    Table().put(item("inner"))
    assert client("s3").list_buckets()["Buckets"] == []
    inner.close()
    assert [one["pk"]["S"] for one in table.scan()["Items"]] == ["outer"]
    assert [one["Name"] for one in client("s3").list_buckets()["Buckets"]] == ["test-bucket"]
    assert told == []


def test_nothing_goes_to_the_network(stores):
    asked = {"Text": "x", "SourceLanguageCode": "en", "TargetLanguageCode": "de"}
    with refused("404", "Not yet implemented"):
        client("translate").translate_text(**asked)
    elsewhere = boto3.client("translate", endpoint_url="https://translate.example.com")
    with pytest.raises(ConnectionRefusedError, match=r"does not know POST https://translate\.example\.com"):
        elsewhere.translate_text(**asked)


@pytest.mark.parametrize("name", ["dynamodb.sqlite", "services.sqlite", "objects.sqlite"])
def test_stores_that_cannot_be_read_leave_those_that_were_open_as_they_were(process, tmp_path, name):
    table = Table()
    table.put(item("w", owner=s("anna")))
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / name).write_bytes(b"not a database at all" * 100)
    with pytest.raises(Unreadable, match=rf"broken/{name} cannot be read .*; move it away"):
        open_stores(broken)
    assert table.get("w")["owner"] == s("anna")
