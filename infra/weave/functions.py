"""One function as SAM knows it: the function, its role, and what brings it its events."""

from typing import Any

from infra.catalogue import Function, House
from infra.permissions import allow, arn, role
from infra.resources import stream_parameter
from infra.weave.grants import statements
from infra.yamls import Template, att, ref, sub
from kernel.doors import (
    BusDoor,
    Consumer,
    Door,
    QueueDoor,
    ReceivedDoor,
    Schedule,
    StreamDoor,
)

RETRIES = 2
"""Of an asynchronous invocation, after which it ends in the dead-letter queue."""

STREAM_TRIES = 10
"""How often a batch of a stream is tried, split in two each time, before the rest of the stream goes on without it."""

HOURS = 3600


def woven(house: House, function: Function, also: list[str]) -> dict[str, Template]:
    """The function and its role, by logical id; it mounts the layers ``also`` beside those that all functions have."""
    name = f"{function.logical_id}Role"
    resource = _function(function, name)
    if also:
        resource["Properties"]["Layers"] = [ref(layer) for layer in also]
    return {name: _role(house, function), function.logical_id: resource}


def asynchronous(door: Door) -> bool:
    """Whether it is invoked by somebody who does not wait for it."""
    return isinstance(door, Schedule | ReceivedDoor)


def ends_in_dead(door: Door) -> bool:
    """Whether what it cannot do ends in its room's dead-letter queue."""
    return asynchronous(door) or isinstance(door, Consumer)


def queue_arn(name: str) -> Template:
    """The ARN of a queue of ours."""
    return sub(arn("sqs", f"${{Stage}}-{name}"))


def _function(function: Function, role: str) -> Template:
    door = function.door
    properties: dict[str, Any] = {
        "FunctionName": sub(f"${{Stage}}-{function.physical}"),
        "Description": function.summary,
        "CodeUri": f"../../functions/{function.room}",  # not in Globals, whose paths `sam build` leaves as they were
        "Handler": f"{function.name}.app",
        "Role": att(role, "Arn"),
        "MemorySize": door.memory,
        "Timeout": door.timeout,
    }
    events = _events(function)
    if events:
        properties["Events"] = events
    if asynchronous(door):
        properties["EventInvokeConfig"] = {
            "MaximumRetryAttempts": RETRIES,
            "MaximumEventAgeInSeconds": 6 * HOURS,
            "DestinationConfig": {"OnFailure": {"Type": "SQS", "Destination": queue_arn(f"{function.room}-dead")}},
        }
    return {"Type": "AWS::Serverless::Function", "Metadata": {"SkipBuild": True}, "Properties": properties}


def _events(function: Function) -> Template:
    """What brings the function its events, where SAM has a word for it."""
    match function.door:
        case Schedule(expression=expression):
            return {"Clock": {"Type": "ScheduleV2", "Properties": _clock(function, expression)}}
        case QueueDoor(queue=queue) as door:
            return {"Queue": {"Type": "SQS", "Properties": {"Queue": queue_arn(queue), **_batch(door)}}}
        case BusDoor() as door:
            queue_of = att(f"{function.logical_id}Queue", "Arn")
            return {"Bus": {"Type": "SQS", "Properties": {"Queue": queue_of, **_batch(door)}}}
        case StreamDoor() as door:
            return {"Stream": {"Type": "DynamoDB", "Properties": _stream(function, door)}}
        case _:
            return {}


def _clock(function: Function, expression: str) -> Template:
    return {
        "Name": sub(f"${{Stage}}-{function.physical}"),
        "ScheduleExpression": expression,
        "RoleArn": att("ClockRole", "Arn"),
        "RetryPolicy": {"MaximumRetryAttempts": 3, "MaximumEventAgeInSeconds": HOURS},
        "DeadLetterConfig": {"Arn": queue_arn(f"{function.room}-dead")},
    }


def _batch(door: Consumer) -> Template:
    window = {"MaximumBatchingWindowInSeconds": door.window} if door.window else {}
    return {"BatchSize": door.batch, **window, "FunctionResponseTypes": ["ReportBatchItemFailures"]}


def _stream(function: Function, door: StreamDoor) -> Template:
    return {
        "Stream": ref(stream_parameter(function.room, door.table)),
        "StartingPosition": "TRIM_HORIZON",
        **_batch(door),
        "BisectBatchOnFunctionError": True,
        "MaximumRetryAttempts": STREAM_TRIES,
        "DestinationConfig": {"OnFailure": {"Type": "SQS", "Destination": queue_arn(f"{function.room}-dead")}},
    }


def _role(house: House, function: Function) -> Template:
    """Exactly what it may do: write its log, take its events, and make the calls that it declares."""
    logs = arn("logs", f"log-group:/${{Stage}}/{function.room}:*")
    allowed = [
        allow(["logs:CreateLogStream", "logs:PutLogEvents"], sub(logs)),
        *_intake(house, function),
        *statements(house, function),
    ]
    return role("lambda.amazonaws.com", allowed)


def _intake(house: House, function: Function) -> list[Template]:
    """What Lambda does in the name of the function, to bring it events and to put away those that failed."""
    take = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
    bury = allow(["sqs:SendMessage"], queue_arn(f"{function.room}-dead"))
    match function.door:
        case QueueDoor(queue=queue):
            return [allow(take, queue_arn(queue))]
        case BusDoor():
            return [allow(take, att(f"{function.logical_id}Queue", "Arn"))]
        case StreamDoor(table=table):
            resource = house.resources[table]
            read = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
            return [
                allow(read, ref(stream_parameter(resource.room, table))),
                allow(["dynamodb:ListStreams"], sub(f"{resource.arn}/stream/*")),
                bury,
            ]
        case door if asynchronous(door):
            return [bury]
        case _:
            return []
