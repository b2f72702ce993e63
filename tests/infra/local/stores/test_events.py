import json

import pytest

from infra.local.stores.routing import at, filled
from tests.infra.local.stores.aws import client

FUNCTION = "arn:aws:lambda:eu-central-1:000000000000:function:test-ops-incidents-publish"
QUEUE = "arn:aws:sqs:eu-central-1:000000000000:test-ops-inbox"


@pytest.fixture
def routed(stores):
    seen = []
    stores.on_event(seen.append)
    client("events").create_event_bus(Name="test-shared-bus")
    return seen


def rule(*targets, name="test-rule", pattern=None, **more):
    pattern = json.dumps(pattern or {"source": ["ops"]})
    client("events").put_rule(Name=name, EventBusName="test-shared-bus", EventPattern=pattern, **more)
    named = [{"Id": str(number), **target} for number, target in enumerate(targets)]
    client("events").put_targets(Rule=name, EventBusName="test-shared-bus", Targets=named)


def publish(detail=None, source="ops"):
    entry = {"Source": source, "DetailType": "ops.IncidentChanged", "Detail": json.dumps(detail or {"workspace": "w"})}
    return client("events").put_events(Entries=[{**entry, "EventBusName": "test-shared-bus"}])


def test_an_event_goes_to_every_target_of_every_rule_that_matches(routed):
    rule(
        {"Arn": FUNCTION, "RetryPolicy": {"MaximumRetryAttempts": 2}, "DeadLetterConfig": {"Arn": QUEUE}},
        {"Arn": QUEUE},
    )
    rule({"Arn": QUEUE, "SqsParameters": {"MessageGroupId": "g"}}, name="second")
    rule({"Arn": QUEUE}, name="other", pattern={"source": ["mail"]})
    rule({"Arn": QUEUE}, name="off", State="DISABLED")
    assert publish()["FailedEntryCount"] == 0
    assert [one.target for one in routed] == [FUNCTION, QUEUE, QUEUE]
    first = routed[0]
    assert first.payload == first.event
    assert first.event["account"] == "000000000000"
    assert first.event["region"] == "eu-central-1"
    assert first.event["detail"] == {"workspace": "w"}
    assert first.event["time"].endswith("Z")
    assert first.rule.endswith(":rule/test-shared-bus/test-rule")
    assert (first.retry_policy, first.dead_letter) == ({"MaximumRetryAttempts": 2}, QUEUE)
    assert routed[2].parameters == {"SqsParameters": {"MessageGroupId": "g"}}
    assert len({one.event["id"] for one in routed}) == 1


def test_a_target_gets_the_input_that_it_asked_for(routed):
    transformer = {
        "InputPathsMap": {"who": "$.detail.who", "all": "$.detail", "none": "$.detail.none"},
        "InputTemplate": '{"to": <who>, "text": "hello <who>, <none>!", "all": <all>, '
        '"rule": "<aws.events.rule-name>"}',
    }
    rule(
        {"Arn": FUNCTION, "Input": '{"fixed": true}'},
        {"Arn": FUNCTION, "InputPath": "$.detail.who"},
        {"Arn": FUNCTION, "InputTransformer": transformer},
        {"Arn": FUNCTION, "InputTransformer": {"InputTemplate": '"only text about <aws.events.rule-name>"'}},
    )
    publish({"who": 'A "quoted" name'})
    assert [one.payload for one in routed] == [
        {"fixed": True},
        'A "quoted" name',
        {
            "to": 'A "quoted" name',
            "text": 'hello A "quoted" name, !',
            "all": {"who": 'A "quoted" name'},
            "rule": "test-rule",
        },
        "only text about test-rule",
    ]


@pytest.mark.parametrize(
    "pattern",
    [
        {"detail-type": [{"prefix": "ops."}]},
        {"detail": {"size": [{"numeric": [">", 1]}]}},
        {"detail": {"kind": [{"anything-but": ["other"]}]}},
        {"detail": {"gone": [{"exists": False}]}},
        {"account": ["000000000000"]},
    ],
)
def test_patterns_match_what_they_say(routed, pattern):
    rule({"Arn": FUNCTION}, pattern=pattern)
    publish({"size": 2, "kind": "this"})
    assert len(routed) == 1


def test_a_path_leads_into_an_event():
    event = {"detail": {"lines": [{"a b": 1}], "x-y": 2}}
    assert at(event, "$.detail.lines[0]['a b']") == 1
    assert at(event, "$.detail.x-y") == 2
    assert at(event, "$.detail.lines[5].none") is None
    assert at(event, "$") == event


def test_a_template_may_be_plain_text():
    assert filled("plain <a> text", {"a": 1}) == "plain 1 text"
    assert filled('["<a>", <a>, "<unknown>"]', {"a": {"b": 1}}) == ['{"b": 1}', {"b": 1}, "<unknown>"]


def test_a_bucket_tells_of_its_objects(routed):
    client("s3").create_bucket(Bucket="test-bucket", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    client("s3").put_bucket_notification_configuration(
        Bucket="test-bucket", NotificationConfiguration={"EventBridgeConfiguration": {}}
    )
    pattern = {"source": ["aws.s3"], "detail-type": ["Object Created"], "detail": {"bucket": {"name": ["test-bucket"]}}}
    client("events").put_rule(Name="objects", EventPattern=json.dumps(pattern))
    client("events").put_targets(Rule="objects", Targets=[{"Id": "1", "Arn": FUNCTION}])
    client("s3").put_object(Bucket="test-bucket", Key="a/b c", Body=b"body")
    (told,) = routed
    assert told.event["account"] == "000000000000"
    assert told.event["detail"]["object"]["key"] == "a/b c"
    assert told.event["detail"]["object"]["size"] == 4
