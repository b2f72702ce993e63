"""From queues to functions, as Lambda does it."""

import base64
import json
import threading
import time

import pytest

from infra.local.clients import client
from infra.local.pumps import Pace
from tests.infra.local.pumps.conftest import bodies
from tests.waiting import until


def fail_on(*poison):
    def code(event):
        failed = [one["messageId"] for one in event["Records"] if one["body"] in poison]
        return {"batchItemFailures": [{"itemIdentifier": number} for number in failed]}

    return code


def test_a_message_reaches_its_function_in_lambdas_shape(world):
    world.feed(world.queue("inbox"), "take")
    world.function("take")
    world.send(
        "inbox",
        '{"a": 1}',
        MessageAttributes={
            "kind": {"DataType": "String", "StringValue": "letter"},
            "seal": {"DataType": "Binary", "BinaryValue": b"\x00\x01"},
        },
    )
    assert world.drain()
    (message,) = world.events("take")[0]["Records"]
    assert message["body"] == '{"a": 1}'
    assert message["eventSource"] == "aws:sqs"
    assert message["eventSourceARN"] == "arn:aws:sqs:eu-central-1:000000000000:inbox"
    assert message["awsRegion"] == "eu-central-1"
    assert message["md5OfBody"]
    assert message["messageId"]
    assert message["receiptHandle"]
    assert message["attributes"]["ApproximateReceiveCount"] == "1"
    assert {"SentTimestamp", "SenderId", "ApproximateFirstReceiveTimestamp"} <= message["attributes"].keys()
    assert message["messageAttributes"] == {
        "kind": {"stringValue": "letter", "stringListValues": [], "binaryListValues": [], "dataType": "String"},
        "seal": {
            "binaryValue": base64.b64encode(b"\x00\x01").decode(),
            "stringListValues": [],
            "binaryListValues": [],
            "dataType": "Binary",
        },
    }
    assert world.waiting("inbox") == []


def test_a_batch_is_as_large_as_the_mapping_allows(world):
    world.feed(world.queue("inbox"), "take", batch=25, window=1)
    world.function("take")
    world.send("inbox", *(str(n) for n in range(40)))
    world.drain()
    assert [len(event["Records"]) for event in world.events("take")] == [25, 15]


def test_a_poison_message_ends_in_the_dead_letter_queue_and_the_rest_of_its_batch_is_done(world):
    dead = world.queue("inbox-dead")
    world.feed(world.queue("inbox", dead=dead, receives=3), "take")
    world.function("take", fail_on("poison"))
    client("cloudwatch").put_metric_alarm(
        AlarmName="inbox-dead",
        Namespace="AWS/SQS",
        MetricName="ApproximateNumberOfMessagesVisible",
        Dimensions=[{"Name": "QueueName", "Value": "inbox-dead"}],
        ComparisonOperator="GreaterThanOrEqualToThreshold",
        Threshold=1,
        EvaluationPeriods=1,
        Period=60,
        Statistic="Maximum",
    )
    world.send("inbox", "good", "poison", "better")
    assert world.pumps.alarms() == []
    assert world.drain()
    assert [bodies(event) for event in world.events("take")] == [["good", "poison", "better"], ["poison"], ["poison"]]
    assert world.pumps.alarms() == ["inbox-dead"]
    assert world.pumps.figures()["take"].dead_letters == 1
    assert [message["Body"] for message in world.waiting("inbox-dead")] == ["poison"]


def test_a_function_that_raises_gets_its_whole_batch_again(world):
    dead = world.queue("inbox-dead")
    world.feed(world.queue("inbox", dead=dead, receives=2), "take")
    world.function("take", lambda _: 1 / 0)
    world.send("inbox", "a", "b")
    world.drain()
    assert [bodies(event) for event in world.events("take")] == [["a", "b"], ["a", "b"]]
    assert sorted(message["Body"] for message in world.waiting("inbox-dead")) == ["a", "b"]
    assert world.pumps.figures()["take"].failures == 2


@pytest.mark.parametrize(
    "answer",
    [
        {"batchItemFailures": [{"itemIdentifier": None}]},
        {"batchItemFailures": [{"itemIdentifier": ""}]},
        {"batchItemFailures": [{"identifier": "x"}]},
        {"batchItemFailures": [{"itemIdentifier": "of another batch"}]},
        {"batchItemFailures": "all"},
        "done",
        [],
    ],
)
def test_an_answer_that_makes_no_sense_fails_the_whole_batch(world, answer):
    dead = world.queue("inbox-dead")
    world.feed(world.queue("inbox", dead=dead, receives=1), "take")
    world.function("take", lambda _: answer)
    world.send("inbox", "a", "b")
    world.drain()
    assert len(world.waiting("inbox-dead")) == 2


@pytest.mark.parametrize("answer", [None, {}, {"batchItemFailures": []}, {"batchItemFailures": None}])
def test_an_empty_answer_means_that_all_went_well(world, answer):
    dead = world.queue("inbox-dead")
    world.feed(world.queue("inbox", dead=dead, receives=1), "take")
    world.function("take", lambda _: answer)
    world.send("inbox", "a", "b")
    world.drain()
    assert world.waiting("inbox-dead") == []


def test_without_report_batch_item_failures_the_answer_is_not_read(world):
    dead = world.queue("inbox-dead")
    world.feed(world.queue("inbox", dead=dead, receives=1), "take", partial=False)
    world.function("take", lambda _: "anything")
    world.send("inbox", "a")
    world.drain()
    assert world.waiting("inbox-dead") == []


def test_a_poison_message_of_a_queue_without_an_end_does_not_hang_a_drain(world):
    world.feed(world.queue("inbox"), "take")
    world.function("take", fail_on("poison"))
    world.send("inbox", "poison")
    assert world.drain()
    assert len(world.events("take")) == 5


def test_a_fifo_group_stays_in_order_behind_its_failed_message(world):
    dead = world.queue("steps-dead.fifo")
    world.feed(world.queue("steps.fifo", dead=dead, receives=3), "take", batch=1)
    failures = iter([True, True, False])

    def code(event):
        assert bodies(event) != ["a1"] or not next(failures)

    world.function("take", code)
    for group, body in [("a", "a1"), ("a", "a2"), ("b", "b1"), ("a", "a3"), ("b", "b2")]:
        world.send("steps.fifo", body, MessageGroupId=group, MessageDeduplicationId=body)
    world.drain()
    seen = [bodies(event)[0] for event in world.events("take")]
    assert [body for body in seen if body[0] == "a"] == ["a1", "a1", "a1", "a2", "a3"]
    assert [body for body in seen if body[0] == "b"] == ["b1", "b2"]
    attributes = world.events("take")[0]["Records"][0]["attributes"]
    assert {"MessageGroupId", "MessageDeduplicationId", "SequenceNumber"} <= attributes.keys()
    assert world.waiting("steps-dead.fifo") == []


def test_a_poison_message_of_a_fifo_group_lets_the_group_go_on_once_it_is_dead(world):
    dead = world.queue("steps-dead.fifo")
    world.feed(world.queue("steps.fifo", dead=dead, receives=2), "take", batch=1)
    world.function("take", fail_on("a1"))
    for body in ("a1", "a2"):
        world.send("steps.fifo", body, MessageGroupId="a")
    world.drain()
    assert [bodies(event) for event in world.events("take")] == [["a1"], ["a1"], ["a2"]]
    assert [message["Body"] for message in world.waiting("steps-dead.fifo")] == ["a1"]


def test_messages_that_no_filter_wants_are_gone(world):
    pattern = json.dumps({"body": {"kind": ["letter"], "pages": [{"numeric": [">", 2]}]}})
    world.feed(world.queue("inbox"), "take", filters=(pattern,))
    world.function("take")
    world.send("inbox", '{"kind": "letter", "pages": 3}', '{"kind": "letter", "pages": 1}', '{"kind": "card"}', "text")
    world.drain()
    assert [bodies(event) for event in world.events("take")] == [['{"kind": "letter", "pages": 3}']]
    assert world.waiting("inbox") == []


def test_large_messages_are_split_into_events_that_a_function_can_take(world):
    world.feed(world.queue("inbox"), "take")
    world.function("take")
    world.send("inbox", *(str(n) * 1_000_000 for n in range(8)))
    world.drain()
    assert [len(event["Records"]) for event in world.events("take")] == [6, 2]


def test_a_process_that_dies_in_the_middle_of_a_batch_gets_it_again(world):
    world.feed(world.queue("inbox"), "take")
    died = iter([True, False])

    def code(_):
        if next(died):
            raise KeyboardInterrupt  # nothing of the pump catches it, as nothing catches a kill

    world.function("take", code)
    world.send("inbox", "a", "b")
    with pytest.raises(KeyboardInterrupt):
        world.drain()
    world.restart()
    world.drain()
    assert [bodies(event) for event in world.events("take")] == [["a", "b"], ["a", "b"]]
    assert world.events("take")[1]["Records"][0]["attributes"]["ApproximateReceiveCount"] == "2"


def test_running_pumps_wake_up_for_a_message(world):
    world.pace = Pace(poll=60)
    world.feed(world.queue("inbox"), "take")
    world.function("take")
    world.pumps.start()
    time.sleep(0.05)  # it has looked by now, and would look again in a minute
    world.send("inbox", "a")
    until(lambda: world.events("take"))
    started = time.monotonic()
    world.pumps.stop()
    assert time.monotonic() - started < 15


def test_what_failed_is_seen_again_when_its_visibility_timeout_is_over(world):
    world.feed(world.queue("inbox", visibility=1), "take")  # a second by the clock of the queue, which is not ours
    answers = iter([False, True])

    def code(_):
        assert next(answers)

    world.function("take", code)
    world.pumps.start()
    world.send("inbox", "a")
    until(lambda: len(world.events("take")) == 2)
    counts = [event["Records"][0]["attributes"]["ApproximateReceiveCount"] for event in world.events("take")]
    assert counts == ["1", "2"]


def test_a_drain_of_running_pumps_waits_for_what_they_are_doing(world):
    world.feed(world.queue("inbox"), "take")
    begun, done = threading.Event(), []

    def code(event):
        begun.set()
        time.sleep(0.2)  # time enough for a drain that does not wait
        done.append(bodies(event))

    world.function("take", code)
    world.pumps.start()
    world.send("inbox", "a")
    assert begun.wait(60)
    assert world.drain()
    assert done == [["a"]]
