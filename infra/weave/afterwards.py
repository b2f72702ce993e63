"""What happens without anybody waiting: queues of bus consumers, the clock, and mail that comes in."""

from infra.catalogue import Function, House
from infra.permissions import allow, arn, document, role
from infra.weave.apis import permission
from infra.weave.functions import queue_arn
from infra.yamls import Template, att, ref, sub
from kernel.doors import BusDoor, ReceivedDoor, Schedule

TRIES = 5
"""How often a message is delivered before it counts as dead."""

HIDDEN = 6
"""A message is hidden for so many times the timeout of its function: AWS's own advice, or it is delivered twice."""

MINUTES = 60


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


def shared(house: House, room: str) -> dict[str, Template]:
    """What the asynchronous functions of a room share."""
    functions = house.functions(room)
    woven: dict[str, Template] = {}
    scheduled = [function for function in functions if isinstance(function.door, Schedule)]
    if scheduled:
        woven["ClockRole"] = _clock_role(room, scheduled)
    rules = [f"{function.logical_id}Rule" for function in functions if isinstance(function.door, BusDoor)]
    if rules:
        url = sub(f"https://sqs.${{AWS::Region}}.${{AWS::URLSuffix}}/${{AWS::AccountId}}/${{Stage}}-{room}-dead")
        woven["DeadPolicy"] = _filled_by_rules(url, queue_arn(f"{room}-dead"), rules)
    return woven


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
