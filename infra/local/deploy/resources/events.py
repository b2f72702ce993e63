"""Event buses and their rules."""

import json
from typing import Any

from botocore.exceptions import ClientError

from infra.local.clients import client
from infra.local.deploy.calls import call
from infra.local.deploy.kinds import Made, Wanted, cut, kind
from infra.local.deployment import Trigger, arn

_SERIALISED = ("Input",)


@kind(
    "AWS::Events::EventBus",
    honours="Name",
    without_effect="Tags Description KmsKeyIdentifier DeadLetterConfig Policy LogConfig",
)
def bus(wanted: Wanted) -> Made:
    name = str(wanted.need("Name"))
    wanted.world.claim("bus", name, wanted.logical_id)
    try:
        client("events").create_event_bus(Name=name)
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceAlreadyExistsException":
            raise
    return Made(name, {"Name": name, "Arn": arn("events", f"event-bus/{name}")})


@kind(
    "AWS::Events::Rule",
    honours="Name EventBusName EventPattern ScheduleExpression State Targets",
    without_effect="Description RoleArn Tags",
)
def rule(wanted: Wanted) -> Made:
    name = str(wanted.get("Name", cut(wanted.name, 64)))
    on = str(wanted.get("EventBusName", "default")).rpartition("/")[2]
    wanted.world.claim("rule", f"{on}/{name}", wanted.logical_id)
    asked: dict[str, Any] = {"Name": name, "EventBusName": on, **wanted.only("ScheduleExpression", "State")}
    pattern = wanted.get("EventPattern")
    if pattern:
        asked["EventPattern"] = pattern if isinstance(pattern, str) else json.dumps(pattern)
    call("events", "PutRule", asked)
    targets = wanted.get("Targets", [])
    there = client("events").list_targets_by_rule(Rule=name, EventBusName=on)["Targets"]
    gone = {target["Id"] for target in there} - {target["Id"] for target in targets}
    if gone:
        client("events").remove_targets(Rule=name, EventBusName=on, Ids=sorted(gone))
    if targets:
        call("events", "PutTargets", {"Rule": name, "EventBusName": on, "Targets": targets})
    if wanted.get("State") != "DISABLED":
        how = _how(wanted.get("ScheduleExpression"), asked.get("EventPattern"), name)
        wanted.world.deployment.triggers.extend(Trigger(str(target.get("Arn")), how) for target in targets)
    path = name if on == "default" else f"{on}/{name}"
    return Made(path.replace("/", "|"), {"Arn": arn("events", f"rule/{path}")})


def _how(expression: str | None, pattern: str | None, name: str) -> str:
    """What a rule waits for, in a few words."""
    if expression:
        return f"schedule {expression}"
    wanted = json.loads(pattern or "{}")
    words = wanted.get("detail-type") or wanted.get("source") or [name]
    plain = [word for word in words if isinstance(word, str)]
    return f"event {', '.join(plain) or name}"


@kind(
    "AWS::Events::EventBusPolicy",
    honours="",
    without_effect="EventBusName StatementId Statement Action Principal Condition",
)
def bus_policy(wanted: Wanted) -> Made:
    wanted.world.deployment.passive.append((wanted.type, wanted.name))
    return Made(wanted.name)
