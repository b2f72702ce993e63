"""What happens without anybody waiting: queues of bus consumers, the clock, mail that comes in, and the alarms.

Nothing is lost in silence. What a function cannot do ends in its room's dead-letter queue, ``<room>-dead``, which is
declared by hand in the room's ``data.yaml``, since it outlives every deployment and other queues there point to it;
the alarm on it is woven here. Requests that fail are counted by the API, and what functions log as a bug is counted in
the room's log group. So there are three alarms per room, however many functions it has: an alarm costs money even when
nothing happens, and Lambda's own errors would be one each.
"""

from typing import Any

from infra.catalogue import Function, House
from infra.permissions import allow, arn, document, role
from infra.weave.apis import permission
from infra.weave.functions import queue_arn
from infra.yamls import Template, att, ref, sub
from kernel.doors import BusDoor, ReceivedDoor, Schedule, SocketDoor

TRIES = 5
"""How often a message is delivered before it counts as dead."""

HIDDEN = 6
"""A message is hidden for so many times the timeout of its function: AWS's own advice, or it is delivered twice."""

MINUTES = 60
BUGS = '{ ($.level = "ERROR") || ($.level = "CRITICAL") }'
"""The lines of a log that a bug leaves, ours and Lambda's own alike."""

MANY = 5
"""Failed requests in five minutes that somebody should look at; fewer are in the log."""


def bus(function: Function) -> dict[str, Template]:
    """A queue of its own for a consumer of the bus, and the rule that fills it."""
    door, name = function.door, function.logical_id
    if not isinstance(door, BusDoor):
        return {}
    queue = {
        "QueueName": sub(f"${{Stage}}-{function.physical}"),
        "SqsManagedSseEnabled": True,
        "VisibilityTimeout": door.timeout * HIDDEN + door.window,
        "MessageRetentionPeriod": 14 * 24 * 60 * MINUTES,
        "RedrivePolicy": {"deadLetterTargetArn": queue_arn(f"{function.room}-dead"), "maxReceiveCount": TRIES},
    }
    rule = {
        "Name": sub(f"${{Stage}}-{function.physical}"),
        "EventBusName": sub("${Stage}-shared-bus"),
        "EventPattern": {"source": [door.event.partition(".")[0]], "detail-type": [door.event]},
        "Targets": [
            {
                "Id": "queue",
                "Arn": att(f"{name}Queue", "Arn"),
                "DeadLetterConfig": {"Arn": queue_arn(f"{function.room}-dead")},
            }
        ],
    }
    return {
        f"{name}Queue": {
            "Type": "AWS::SQS::Queue",
            "DeletionPolicy": "Delete",
            "UpdateReplacePolicy": "Delete",
            "Properties": queue,
        },
        f"{name}QueuePolicy": _filled_by_rules(ref(f"{name}Queue"), att(f"{name}Queue", "Arn"), [f"{name}Rule"]),
        f"{name}Rule": {"Type": "AWS::Events::Rule", "Properties": rule},
    }


def received(function: Function) -> dict[str, Template]:
    """The receipt rule that puts mail into the room's bucket and tells the function."""
    door, name = function.door, function.logical_id
    if not isinstance(door, ReceivedDoor):
        return {}
    rule = f"${{Stage}}-{door.rule}"
    source = sub(arn("ses", f"receipt-rule-set/${{Stage}}-shared-mail:receipt-rule/{rule}"))
    told = permission(function, "ses.amazonaws.com", source, SourceAccount=ref("AWS::AccountId"))
    bucket = sub(f"${{Stage}}-{door.rule}-${{AWS::AccountId}}")
    actions = [
        {"S3Action": {"BucketName": bucket, "ObjectKeyPrefix": "in/"}},
        {"LambdaAction": {"FunctionArn": att(name, "Arn"), "InvocationType": "Event"}},
    ]
    properties = {
        "RuleSetName": sub("${Stage}-shared-mail"),
        "Rule": {
            "Name": sub(rule),
            "Enabled": True,
            "ScanEnabled": True,
            "TlsPolicy": "Optional",  # as between mail servers everywhere; who insists on TLS loses mail
            "Recipients": [ref("MailDomain")],
            "Actions": actions,
        },
    }
    receipt = {
        "Type": "AWS::SES::ReceiptRule",
        "Condition": "HasMail",
        "DependsOn": f"{name}Permission",
        "Properties": properties,
    }
    return {f"{name}Permission": told, f"{name}Receipt": receipt}


def for_the_room(house: House, room: str) -> dict[str, Template]:
    """What the asynchronous functions of a room share, and the room's alarms."""
    functions = house.functions(room)
    woven: dict[str, Template] = _bugs(room)
    scheduled = [function for function in functions if isinstance(function.door, Schedule)]
    if scheduled:
        woven["ClockRole"] = _clock_role(room, scheduled)
    rules = [f"{function.logical_id}Rule" for function in functions if isinstance(function.door, BusDoor)]
    if rules:
        url = sub(f"https://sqs.${{AWS::Region}}.${{AWS::URLSuffix}}/${{AWS::AccountId}}/${{Stage}}-{room}-dead")
        woven["DeadPolicy"] = _filled_by_rules(url, queue_arn(f"{room}-dead"), rules)
    for name in (f"{room}-dead", f"{room}-dead.fifo"):
        if name in house.resources:
            woven["DeadFifoAlarm" if name.endswith(".fifo") else "DeadAlarm"] = _alarm(
                f"{name.replace('.', '-')}",
                f"Something in {room} could not be done, and waits in {name}.",
                {"Namespace": "AWS/SQS", "MetricName": "ApproximateNumberOfMessagesVisible", "Statistic": "Maximum"},
                [{"Name": "QueueName", "Value": sub(f"${{Stage}}-{name}")}],
                threshold=1,
            )
    if house.http(room):
        woven["ApiErrors"] = _alarm(
            f"{room}-api-errors",
            f"Requests to {room} fail.",
            {"Namespace": "AWS/ApiGateway", "MetricName": "5xx", "Statistic": "Sum"},
            [{"Name": "ApiId", "Value": ref("Api")}],
            threshold=MANY,
        )
    if any(isinstance(function.door, SocketDoor) for function in functions):
        woven["SocketErrors"] = _alarm(
            f"{room}-socket-errors",
            f"Messages to {room} fail.",
            {"Namespace": "AWS/ApiGateway", "MetricName": "IntegrationError", "Statistic": "Sum"},
            [{"Name": "ApiId", "Value": ref("Socket")}, {"Name": "Stage", "Value": room}],
            threshold=MANY,
        )
    return woven


def _bugs(room: str) -> dict[str, Template]:
    """The count of what functions log as bugs, whether or not anybody waited for an answer, and the alarm on it."""
    metric = sub(f"${{Stage}}-{room}-bugs")
    counted = {
        "LogGroupName": ref("Logs"),
        "FilterPattern": BUGS,
        "MetricTransformations": [{"MetricNamespace": "Stoa", "MetricName": metric, "MetricValue": "1"}],
    }
    alarm = _alarm(
        f"{room}-bugs",
        f"Functions of {room} log errors, which are bugs: see the log group.",
        {"Namespace": "Stoa", "MetricName": metric, "Statistic": "Sum"},
        [],
        threshold=1,
    )
    return {"Bugs": {"Type": "AWS::Logs::MetricFilter", "Properties": counted}, "BugsAlarm": alarm}


def _clock_role(room: str, scheduled: list[Function]) -> Template:
    """What the scheduler may do: invoke these functions, and put away what it could not deliver."""
    statements = [
        allow(["lambda:InvokeFunction"], [att(function.logical_id, "Arn") for function in scheduled]),
        allow(["sqs:SendMessage"], queue_arn(f"{room}-dead")),
    ]
    return role("scheduler.amazonaws.com", statements, here=True)


def _filled_by_rules(url: Template, queue: Template, rules: list[str]) -> Template:
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "events.amazonaws.com"},
        "Action": "sqs:SendMessage",
        "Resource": queue,
        "Condition": {"ArnEquals": {"aws:SourceArn": [att(rule, "Arn") for rule in rules]}},
    }
    return {"Type": "AWS::SQS::QueuePolicy", "Properties": {"Queues": [url], "PolicyDocument": document(statement)}}


def _alarm(name: str, text: str, metric: dict[str, Any], dimensions: list[Template], *, threshold: int) -> Template:
    return {
        "Type": "AWS::CloudWatch::Alarm",
        "Properties": {
            "AlarmName": sub(f"${{Stage}}-{name}"),
            "AlarmDescription": text,
            "AlarmActions": [sub(arn("sns", "${Stage}-shared-alarms"))],
            **metric,
            "Dimensions": dimensions,
            "Period": 5 * MINUTES,
            "EvaluationPeriods": 1,
            "Threshold": threshold,
            "ComparisonOperator": "GreaterThanOrEqualToThreshold",
            "TreatMissingData": "notBreaching",
        },
    }
