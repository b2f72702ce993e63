"""The alarms of a room.

Nothing is lost in silence. What a function cannot do ends in its room's dead-letter queue, ``<room>-dead``, which is
declared by hand in the room's ``data.yaml``, since it outlives every deployment and other queues there point to it;
the alarm on it is woven here. Requests that fail are counted by the API, and what functions log as a bug is counted in
the room's log group. So there are three alarms per room, however many functions it has: an alarm costs money even when
nothing happens, and Lambda's own errors would be one each.
"""

from typing import Any

from infra.catalogue import House
from infra.permissions import arn
from infra.yamls import Template, ref, sub
from kernel.doors import SocketDoor

MINUTES = 60
BUGS = '{ ($.level = "ERROR") || ($.level = "CRITICAL") }'
"""The lines of a log that a bug leaves, ours and Lambda's own alike."""

MANY = 5
"""Failed requests in five minutes that somebody should look at; fewer are in the log."""


def serving(house: House, room: str) -> dict[str, Template]:
    """The alarms on bugs, wherever in the room they are, and on requests that fail."""
    woven: dict[str, Template] = _bugs(room)
    if house.http(room):
        woven["ApiErrors"] = _alarm(
            f"{room}-api-errors",
            f"Requests to {room} fail.",
            {"Namespace": "AWS/ApiGateway", "MetricName": "5xx", "Statistic": "Sum"},
            [{"Name": "ApiId", "Value": ref("Api")}],
            threshold=MANY,
        )
    if any(isinstance(function.door, SocketDoor) for function in house.functions(room)):
        woven["SocketErrors"] = _alarm(
            f"{room}-socket-errors",
            f"Messages to {room} fail.",
            {"Namespace": "AWS/ApiGateway", "MetricName": "IntegrationError", "Statistic": "Sum"},
            [{"Name": "ApiId", "Value": ref("Socket")}, {"Name": "Stage", "Value": room}],
            threshold=MANY,
        )
    return woven


def working(house: House, room: str) -> dict[str, Template]:
    """The alarms on what could not be done."""
    woven: dict[str, Template] = {}
    for name in (f"{room}-dead", f"{room}-dead.fifo"):
        if name in house.resources:
            woven["DeadFifoAlarm" if name.endswith(".fifo") else "DeadAlarm"] = _alarm(
                f"{name.replace('.', '-')}",
                f"Something in {room} could not be done, and waits in {name}.",
                {"Namespace": "AWS/SQS", "MetricName": "ApproximateNumberOfMessagesVisible", "Statistic": "Maximum"},
                [{"Name": "QueueName", "Value": sub(f"${{Stage}}-{name}")}],
                threshold=1,
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
