"""Asynchronous invocations, and what rules of EventBridge send to their targets."""

import json
import threading

import pytest

from infra.local.clients import client
from infra.local.deployment import ACCOUNT, REGION
from infra.local.pumps.targets import Undeliverable
from tests.waiting import until

RULE = f"arn:aws:events:{REGION}:{ACCOUNT}:rule/bus/letters"


@pytest.fixture
def route(world):
    """Sends events over a bus whose one rule has one target."""

    def send(target, *details, **options):
        assert world.pumps
        events = client("events")
        events.create_event_bus(Name="bus")
        events.put_rule(Name="letters", EventBusName="bus", EventPattern='{"source": ["mail"]}')
        answer = events.put_targets(
            Rule="letters", EventBusName="bus", Targets=[{"Id": "it", "Arn": target, **options}]
        )
        assert answer["FailedEntryCount"] == 0
        entries = [
            {"EventBusName": "bus", "Source": "mail", "DetailType": "mail.LetterReceived", "Detail": json.dumps(detail)}
            for detail in details or [{"workspace": "acme"}]
        ]
        assert events.put_events(Entries=entries)["FailedEntryCount"] == 0
        world.drain()

    return send


def test_an_asynchronous_invocation_happens_after_it_was_accepted(world):
    world.function("work")
    world.pumps.invoke_later("work", {"n": 1})
    assert world.events("work") == []
    world.drain()
    assert world.events("work") == [{"n": 1}]


def test_a_function_may_be_named_by_its_arn(world):
    arn = world.function("work")
    world.pumps.invoke_later(arn, 1)
    world.pumps.invoke_later(f"{arn}:live", 2)
    world.drain()
    assert world.events("work") == [1, 2]


def test_a_function_that_is_not_there_is_refused_at_once(world):
    with pytest.raises(Undeliverable):
        world.pumps.invoke_later("nobody", {})


def test_it_is_tried_twice_more_and_then_noted_as_lambda_does(world):
    world.function("work", lambda event: event["missing"], on_failure=world.queue("dead"))
    world.pumps.invoke_later("work", {"order": 7})
    assert world.drain()
    assert len(world.events("work")) == 3
    (message,) = world.waiting("dead")
    note = json.loads(message["Body"])
    assert note.pop("timestamp").endswith("Z")
    assert note["requestContext"].pop("requestId")
    assert note == {
        "version": "1.0",
        "requestContext": {
            "functionArn": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:work:$LATEST",
            "condition": "RetriesExhausted",
            "approximateInvokeCount": 3,
        },
        "requestPayload": {"order": 7},
        "responseContext": {"statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"},
        "responsePayload": {"errorMessage": "'missing'", "errorType": "KeyError"},
    }
    figure = world.pumps.figures()["work"]
    assert (figure.invocations, figure.failures, figure.dead_letters) == (3, 3, 1)


def test_a_function_may_have_no_retries(world):
    world.function("work", lambda _: 1 / 0, retries=0)
    world.pumps.invoke_later("work", {})
    world.drain()
    assert len(world.events("work")) == 1


def test_what_was_accepted_outlives_the_process(world):
    world.function("work")
    world.pumps.invoke_later("work", {"n": 1})
    world.restart()
    world.drain()
    assert world.events("work") == [{"n": 1}]
    world.restart()
    world.drain()
    assert len(world.events("work")) == 1


def test_a_process_that_dies_while_it_works_tries_again(world):
    died = iter([True, False])

    def code(_):
        if next(died):
            raise KeyboardInterrupt

    world.function("work", code)
    world.pumps.invoke_later("work", {})
    with pytest.raises(KeyboardInterrupt):
        world.drain()
    world.restart()
    world.drain()
    assert len(world.events("work")) == 2


def test_running_pumps_retry_after_a_pause(world):
    answers = iter([False, False, True])

    def code(_):
        assert next(answers)

    world.function("work", code)
    world.pumps.start()
    world.pumps.invoke_later("work", {})
    until(lambda: len(world.events("work")) == 3)


def test_a_slow_function_keeps_nobody_else_waiting(world):
    ended = threading.Event()
    world.function("slow", lambda _: ended.wait(20))
    world.function("quick")
    world.pumps.start()
    for _ in range(6):
        world.pumps.invoke_later("slow", {})
    world.pumps.invoke_later("quick", {})
    until(lambda: world.events("quick"), 10)
    assert len(world.events("slow")) == 1
    ended.set()


def test_a_rule_invokes_its_function_with_the_event(world, route):
    route(world.function("work"), {"workspace": "acme"})
    (event,) = world.events("work")
    assert event.pop("id")
    assert event.pop("time").endswith("Z")
    assert event == {
        "version": "0",
        "detail-type": "mail.LetterReceived",
        "source": "mail",
        "account": ACCOUNT,
        "region": REGION,
        "resources": [],
        "detail": {"workspace": "acme"},
    }


def test_a_rule_fills_a_queue_in_the_order_of_its_events(world, route):
    route(world.queue("consumer"), *({"n": n} for n in range(5)))
    messages = [json.loads(message["Body"]) for message in world.waiting("consumer")]
    assert [message["detail"]["n"] for message in messages] == list(range(5))


def test_a_rule_names_the_group_of_a_fifo_queue(world, route):
    route(world.queue("consumer.fifo"), SqsParameters={"MessageGroupId": "acme"})
    (message,) = world.waiting("consumer.fifo")
    assert message["Attributes"]["MessageGroupId"] == "acme"


def test_a_rule_publishes_to_a_topic(world, route):
    queue = world.queue("subscriber")
    topic = client("sns").create_topic(Name="news")["TopicArn"]
    client("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=queue, Attributes={"RawMessageDelivery": "true"})
    route(topic, InputPath="$.detail")
    (message,) = world.waiting("subscriber")
    assert json.loads(message["Body"]) == {"workspace": "acme"}


def test_a_rule_starts_a_state_machine(route):
    machine = client("stepfunctions").create_state_machine(
        name="flow",
        roleArn=f"arn:aws:iam::{ACCOUNT}:role/flow",
        definition='{"StartAt": "Done", "States": {"Done": {"Type": "Pass", "End": true}}}',
    )["stateMachineArn"]
    route(machine, InputPath="$.detail")
    (execution,) = client("stepfunctions").list_executions(stateMachineArn=machine)["executions"]
    described = client("stepfunctions").describe_execution(executionArn=execution["executionArn"])
    assert json.loads(described["input"]) == {"workspace": "acme"}


def test_a_rule_passes_events_on_to_another_bus(world, route):
    events = client("events")
    other = events.create_event_bus(Name="other")["EventBusArn"]
    events.put_rule(Name="all", EventBusName="other", EventPattern='{"detail-type": ["mail.LetterReceived"]}')
    events.put_targets(Rule="all", EventBusName="other", Targets=[{"Id": "it", "Arn": world.function("work")}])
    route(other)
    (event,) = world.events("work")
    assert event["source"] == "mail"
    assert event["detail"] == {"workspace": "acme"}


def test_a_target_that_is_not_there_leaves_its_event_in_the_dead_letter_queue_at_once(world, route):
    missing = f"arn:aws:sqs:{REGION}:{ACCOUNT}:missing"
    route(missing, DeadLetterConfig={"Arn": world.queue("dead")})
    (message,) = world.waiting("dead")
    assert json.loads(message["Body"])["detail"] == {"workspace": "acme"}
    said = {name: value["StringValue"] for name, value in message["MessageAttributes"].items()}
    assert said.pop("ERROR_MESSAGE")
    assert said == {
        "ERROR_CODE": "RESOURCE_NOT_FOUND",
        "RULE_ARN": RULE,
        "TARGET_ARN": missing,
        "RETRY_ATTEMPTS": "0",
    }


def test_a_function_that_is_gone_leaves_its_event_too(world, route):
    gone = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:gone"
    route(gone, DeadLetterConfig={"Arn": world.queue("dead")})
    (message,) = world.waiting("dead")
    assert message["MessageAttributes"]["ERROR_CODE"]["StringValue"] == "RESOURCE_NOT_FOUND"


def test_wiped_pumps_have_nothing_under_way(world):
    world.function("work")
    world.pumps.invoke_later("work", {})
    world.pumps.wipe()
    world.drain()
    assert world.events("work") == []
    assert world.pumps.figures() == {}
