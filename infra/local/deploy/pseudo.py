"""CloudFormation's own parameters: ``AWS::Region`` and the like."""

from typing import Any

from infra.local.deploy.intrinsics import ABSENT
from infra.local.deployment import ACCOUNT, REGION, arn


def stack_arn(stack: str) -> str:
    """The id of a stack."""
    return arn("cloudformation", f"stack/{stack}/local")


def pseudo(name: str, stack: str) -> Any:  # noqa: PLR0911 - one line for each
    """The value of a parameter that every template has, or None if that is not one."""
    match name:
        case "AWS::Region":
            return REGION
        case "AWS::AccountId":
            return ACCOUNT
        case "AWS::Partition":
            return "aws"
        case "AWS::URLSuffix":
            return "amazonaws.com"
        case "AWS::StackName":
            return stack
        case "AWS::StackId":
            return stack_arn(stack)
        case "AWS::NotificationARNs":
            return []
        case "AWS::NoValue":
            return ABSENT
        case _:
            return None
