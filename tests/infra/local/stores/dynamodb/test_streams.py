import time

from infra.local.deployment import ACCOUNT, REGION
from tests.infra.local.stores.aws import client, item, key, n, s


def records(stores, table, after=0):
    return [one.record for one in stores.stream(table.name, after, 100)]


def test_a_record_has_the_shape_that_lambda_is_sent(table, stores):
    table.put(item("w", v=n(1), bytes={"B": b"\x00"}))
    (record,) = records(stores, table)
    assert record["eventName"] == "INSERT"
    assert record["eventSource"] == "aws:dynamodb"
    assert record["awsRegion"] == REGION
    assert record["eventSourceARN"].startswith(f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{table.name}/stream/")
    change = record["dynamodb"]
    assert change["Keys"] == key("w")
    assert change["NewImage"] == item("w", v=n(1), bytes={"B": "AA=="})
    assert "OldImage" not in change
    assert change["StreamViewType"] == "NEW_AND_OLD_IMAGES"
    assert change["SequenceNumber"].isdigit()
    assert abs(change["ApproximateCreationDateTime"] - time.time()) < 60


def test_each_change_is_told_once_and_no_change_never(table, stores):
    table.update("w", UpdateExpression="SET v = :v", ExpressionAttributeValues={":v": n(1)})
    table.put(item("w", v=n("1.0")))
    table.update("w", UpdateExpression="SET v = :v", ExpressionAttributeValues={":v": n(1)})
    table.put(item("w", v=n(2)))
    table.delete("w")
    table.delete("w")
    told = records(stores, table)
    assert [one["eventName"] for one in told] == ["INSERT", "MODIFY", "REMOVE"]
    assert told[1]["dynamodb"]["OldImage"] == item("w", v=n(1))
    assert told[2]["dynamodb"]["OldImage"] == item("w", v=n(2))
    assert "NewImage" not in told[2]["dynamodb"]


def test_whoever_follows_is_told_where_to_go_on(table, stores):
    for number in range(5):
        table.put(item("w", str(number)))
    first = stores.stream(table.name, 0, 2)
    rest = stores.stream(table.name, first[-1].sequence, 100)
    sorts = [one.record["dynamodb"]["Keys"]["sk"]["S"] for one in first + rest]
    assert sorts == ["0", "1", "2", "3", "4"]
    assert stores.stream_end() == rest[-1].sequence
    assert stores.stream(table.name, stores.stream_end(), 100) == []


def test_who_listens_is_told_after_the_commit(table, stores):
    told = []
    stores.on_write(lambda name: told.append((name, len(records(stores, table)))))
    table.put(item("w"))
    table.put(item("w"))
    assert told == [(table.name, 1)]


def test_a_checkpoint_is_kept(stores):
    assert stores.checkpoint("somebody") is None
    stores.save_checkpoint("somebody", 7)
    stores.save_checkpoint("somebody", 8)
    assert stores.checkpoint("somebody") == 8


def test_what_happened_a_day_ago_is_trimmed_and_numbers_go_on(table, stores):
    table.put(item("w"))
    end = stores.stream_end()
    stores.dynamodb.streams.trim(time.time() + 24 * 3600 + 1)
    assert records(stores, table) == []
    table.put(item("v"))
    assert stores.stream(table.name, end, 10)[0].sequence == end + 1


def test_items_that_expired_are_deleted_by_the_service(table, stores):
    now = 1_800_000_000
    table.put(item("due", expires=n(now - 1)))
    table.expire_by("expires")
    table.put(item("later", expires=n(now + 60)))
    table.put(item("never", expires=s("a string is no time")))
    table.put(item("ancient", expires=n(1)))
    table.put(item("today", expires=n(now)))
    end = stores.stream_end()
    assert stores.expire(now) == 2
    assert sorted(one["pk"]["S"] for one in table.scan()["Items"]) == ["ancient", "later", "never"]
    for record in records(stores, table, end):
        assert record["eventName"] == "REMOVE"
        assert record["userIdentity"] == {"principalId": "dynamodb.amazonaws.com", "type": "Service"}
    table.put(item("later"))
    assert stores.expire(now + 120) == 0


def test_the_streams_api_tells_the_same(table):
    streams = client("dynamodbstreams")
    arn = client("dynamodb").describe_table(TableName=table.name)["Table"]["LatestStreamArn"]
    shard = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"][0]["ShardId"]

    def read(**start):
        iterator = streams.get_shard_iterator(StreamArn=arn, ShardId=shard, **start)["ShardIterator"]
        return [
            (one["eventName"], one["dynamodb"]["SequenceNumber"])
            for one in streams.get_records(ShardIterator=iterator)["Records"]
        ]

    table.put(item("w"))
    table.delete("w")
    told = read(ShardIteratorType="TRIM_HORIZON")
    assert [name for name, _ in told] == ["INSERT", "REMOVE"]
    assert read(ShardIteratorType="LATEST") == []
    assert read(ShardIteratorType="AFTER_SEQUENCE_NUMBER", SequenceNumber=told[0][1]) == told[1:]
    assert read(ShardIteratorType="AT_SEQUENCE_NUMBER", SequenceNumber=told[0][1]) == told
