"""From a table's stream to functions, as Lambda does it."""

import itertools
import json
import time

import pytest

from tests.waiting import until


def kinds(event):
    return [record["dynamodb"]["NewImage"]["kind"]["S"] for record in event["Records"]]


def seen(world, function="follow"):
    return [kinds(event) for event in world.events(function)]


def fail_at(*poison):
    """Reports every poisonous record of a batch."""

    def code(event):
        failed = [
            record["dynamodb"]["SequenceNumber"]
            for record in event["Records"]
            if record["dynamodb"]["NewImage"]["kind"]["S"] in poison
        ]
        return {"batchItemFailures": [{"itemIdentifier": number} for number in failed]}

    return code


def raise_at(*poison):
    def code(event):
        assert not set(kinds(event)) & set(poison)

    return code


@pytest.fixture
def follow(world):
    def feed(code=lambda _: None, **options):
        world.function("follow", code)
        world.feed(world.table("things"), "follow", **options)

    return feed


def test_records_arrive_in_order_and_once(world, follow):
    follow(batch=2)
    world.table("others")
    world.write("things", "a", "b", "c")
    world.write("others", "x")
    assert world.drain()
    world.write("things", "d")
    world.drain()
    assert seen(world) == [["a", "b"], ["c"], ["d"]]


def test_a_restart_goes_on_where_the_last_process_stopped(world, follow):
    follow()
    world.write("things", "a")
    world.drain()
    world.restart()
    world.write("things", "b")
    world.drain()
    assert seen(world) == [["a"], ["b"]]


def test_a_process_that_dies_in_the_middle_of_a_batch_gets_it_again(world, follow):
    died = iter([True, False])

    def code(_):
        if next(died):
            raise KeyboardInterrupt  # nothing of the pump catches it, as nothing catches a kill

    follow(code)
    world.write("things", "a", "b")
    with pytest.raises(KeyboardInterrupt):
        world.drain()
    world.restart()
    world.drain()
    assert seen(world) == [["a", "b"], ["a", "b"]]


def test_latest_begins_with_what_comes_after(world, follow):
    follow(latest=True)
    world.write("things", "old", "older")
    assert world.pumps
    world.write("things", "new")
    world.drain()
    assert seen(world) == [["new"]]


def test_records_that_no_filter_wants_are_passed_over(world, follow):
    follow(
        batch=2,
        filters=(
            json.dumps({"eventName": ["INSERT"], "dynamodb": {"NewImage": {"kind": {"S": ["a", {"prefix": "b"}]}}}}),
        ),
    )
    world.write("things", "x", "a", "x", "x", "b1", "x", "b2")
    world.drain()
    assert seen(world) == [["a", "b1"], ["b2"]]
    world.restart()
    world.drain()
    assert len(seen(world)) == 2


def test_a_partial_failure_resumes_at_the_lowest_record_that_failed(world, follow):
    answers = iter([["c", "d"], ["d"], []])

    def code(event):
        return fail_at(*next(answers))(event)

    follow(code)
    world.write("things", "a", "b", "c", "d", "e")
    assert world.drain()
    assert seen(world) == [["a", "b", "c", "d", "e"], ["c", "d", "e"], ["d", "e"]]


def test_what_was_done_before_a_partial_failure_is_not_repeated_after_a_restart(world, follow):
    follow(fail_at("b"))
    world.write("things", "a", "b")
    world.drain()
    world.functions.code["follow"] = lambda _: None
    world.restart()
    world.drain()
    assert seen(world)[-1] == ["b"]


def test_an_answer_that_makes_no_sense_fails_the_whole_batch(world, follow):
    answers = iter([{"batchItemFailures": [{"itemIdentifier": ""}]}, None])
    follow(lambda _: next(answers))
    world.write("things", "a", "b")
    world.drain()
    assert seen(world) == [["a", "b"], ["a", "b"]]


def test_a_batch_that_keeps_failing_is_noted_and_the_stream_goes_on(world, follow):
    follow(raise_at("poison"), batch=2, retries=2, on_failure=world.queue("dead"))
    world.write("things", "poison", "b", "c")
    assert world.drain()
    assert seen(world) == [["poison", "b"]] * 3 + [["c"]]
    (message,) = world.waiting("dead")
    note = json.loads(message["Body"])
    request = note.pop("requestContext")
    assert request.pop("requestId")
    assert request == {
        "functionArn": "arn:aws:lambda:eu-central-1:000000000000:function:follow",
        "condition": "RetryAttemptsExhausted",
        "approximateInvokeCount": 3,
    }
    assert note["responseContext"] == {"statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"}
    assert note["version"] == "1.0"
    assert note["timestamp"].endswith("Z")
    information = note["DDBStreamBatchInfo"]
    assert information["batchSize"] == 2
    records = world.events("follow")[0]["Records"]
    assert information["startSequenceNumber"] == records[0]["dynamodb"]["SequenceNumber"]
    assert information["endSequenceNumber"] == records[1]["dynamodb"]["SequenceNumber"]
    assert information["streamArn"] == records[0]["eventSourceARN"]
    assert information.keys() == {
        "shardId",
        "startSequenceNumber",
        "endSequenceNumber",
        "approximateArrivalOfFirstRecord",
        "approximateArrivalOfLastRecord",
        "batchSize",
        "streamArn",
    }
    assert world.pumps.figures()["follow"].dead_letters == 2


def test_halving_finds_the_one_poisonous_record(world, follow):
    follow(raise_at("poison"), retries=1, bisect=True, on_failure=world.queue("dead"))
    world.write("things", "a", "b", "poison", "d")
    assert world.drain()
    assert seen(world) == [
        ["a", "b", "poison", "d"],
        ["a", "b"],
        ["poison", "d"],
        ["poison"],
        ["poison"],
        ["d"],
    ]
    (message,) = world.waiting("dead")
    assert json.loads(message["Body"])["DDBStreamBatchInfo"]["batchSize"] == 1


def test_halving_and_partial_failures_together_lose_only_the_poisonous_record(world, follow):
    follow(fail_at("poison"), retries=1, bisect=True, on_failure=world.queue("dead"))
    world.write("things", "a", "poison", "c", "d")
    assert world.drain()
    assert len(world.waiting("dead")) == 1
    done = {kind for batch in seen(world) for kind in batch}
    assert done == {"a", "poison", "c", "d"}
    assert seen(world)[1] == ["poison", "c", "d"]


def test_records_that_grew_too_old_are_noted_without_being_tried(world, follow):
    follow(max_age=60, on_failure=world.queue("dead"))
    world.write("things", "old", "new")
    stream = world.stores.stream

    def long_ago(table, after, limit):
        records = stream(table, after, limit)
        for one in records:
            if one.record["dynamodb"]["NewImage"]["kind"]["S"] == "old":
                one.record["dynamodb"]["ApproximateCreationDateTime"] -= 120
        return records

    world.stores.stream = long_ago
    world.drain()
    assert seen(world) == [["new"]]
    (message,) = world.waiting("dead")
    assert json.loads(message["Body"])["requestContext"]["condition"] == "RecordAgeExceeded"


def test_a_batch_without_an_end_to_its_retries_does_not_hang_a_drain_and_is_not_lost(world, follow):
    follow(raise_at("poison"))
    world.write("things", "poison")
    assert world.drain()
    assert len(seen(world)) == 5
    world.functions.code["follow"] = lambda _: None
    world.drain()
    assert len(seen(world)) == 6


def test_running_pumps_retry_with_a_pause_and_follow_new_writes(world, follow):
    times = []

    def code(_):
        times.append(time.monotonic())
        assert len(times) > 3

    follow(code)
    world.pumps.start()
    world.write("things", "a")
    until(lambda: len(times) == 4)
    pauses = [after - before for before, after in itertools.pairwise(times)]
    assert pauses[0] >= 0.01
    assert pauses[2] >= 0.04
