"""EventBridge Scheduler: who makes a schedule also gives away the role that it runs in."""

from infra.local.arns import arn
from infra.local.runtime.actions.asking import Ask, Asked, ask, fact

_SCHEDULES = {"CreateSchedule", "UpdateSchedule", "DeleteSchedule", "GetSchedule"}
_GROUPS = {"CreateScheduleGroup", "DeleteScheduleGroup", "GetScheduleGroup"}


def needs(asked: Asked) -> list[Ask] | None:
    operation, params = asked.operation, asked.params
    if operation in _GROUPS:
        return [ask(f"scheduler:{operation}", arn("scheduler", f"schedule-group/{params['Name']}"))]
    if operation == "ListSchedules":
        return [ask("scheduler:ListSchedules", arn("scheduler", f"schedule/{params.get('GroupName', '*')}/*"))]
    if operation not in _SCHEDULES:
        return None
    group = params.get("GroupName") or "default"
    found = [ask(f"scheduler:{operation}", arn("scheduler", f"schedule/{group}/{params['Name']}"))]
    if "Target" in params:
        found.append(
            ask("iam:PassRole", str(params["Target"]["RoleArn"]), iam__PassedToService=fact("scheduler.amazonaws.com"))
        )
    return found
