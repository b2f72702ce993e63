"""Schedules and their groups."""

from typing import Any

from botocore.exceptions import ClientError

from infra.local.clients import client
from infra.local.deploy.calls import call
from infra.local.deploy.kinds import Made, Wanted, cut, kind
from infra.local.deployment import Trigger, arn


@kind("AWS::Scheduler::ScheduleGroup", honours="Name", without_effect="Tags")
def group(wanted: Wanted) -> Made:
    name = str(wanted.get("Name", cut(wanted.name, 64)))
    wanted.world.claim("schedule group", name, wanted.logical_id)
    try:
        client("scheduler").create_schedule_group(Name=name)
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConflictException":
            raise
    return Made(name, {"Arn": arn("scheduler", f"schedule-group/{name}"), "State": "ACTIVE"})


@kind(
    "AWS::Scheduler::Schedule",
    honours="Name GroupName ScheduleExpression ScheduleExpressionTimezone StartDate EndDate FlexibleTimeWindow State"
    " Target",
    without_effect="Description KmsKeyArn",
)
def schedule(wanted: Wanted) -> Made:
    name = str(wanted.get("Name", cut(wanted.name, 64)))
    in_group = str(wanted.get("GroupName", "default"))
    wanted.world.claim("schedule", f"{in_group}/{name}", wanted.logical_id)
    asked: dict[str, Any] = {
        "Name": name,
        "GroupName": in_group,
        **wanted.only("ScheduleExpressionTimezone", "StartDate", "EndDate", "State"),
        "ScheduleExpression": wanted.need("ScheduleExpression"),
        "FlexibleTimeWindow": wanted.need("FlexibleTimeWindow"),
        "Target": wanted.need("Target"),
    }
    try:
        call("scheduler", "CreateSchedule", asked)
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConflictException":
            raise
        call("scheduler", "UpdateSchedule", asked)
    if wanted.get("State") != "DISABLED":
        trigger = Trigger(str(asked["Target"].get("Arn")), f"schedule {asked['ScheduleExpression']}")
        wanted.world.deployment.triggers.append(trigger)
    return Made(name, {"Arn": arn("scheduler", f"schedule/{in_group}/{name}")})
