"""Roles and policies. They are kept, not made in moto: the runtime checks them itself."""

from typing import Any

from infra.local.arns import role_arn
from infra.local.deploy.errors import TemplateError
from infra.local.deploy.kinds import Made, Wanted, cut, kind
from infra.local.deploy.world import Statements
from infra.local.deployment import ACCOUNT
from infra.local.facts import OURS
from infra.local.iam import Malformed, listed, obscure

_LOGS = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
_QUEUE = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
_STREAM = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"]
_TRACES = [
    "xray:PutTraceSegments",
    "xray:PutTelemetryRecords",
    "xray:GetSamplingRules",
    "xray:GetSamplingTargets",
    "xray:GetSamplingStatisticSummaries",
]
_AWS: dict[str, list[str]] = {  # what AWS's own policies allow, on everything
    "service-role/AWSLambdaBasicExecutionRole": _LOGS,
    "service-role/AWSLambdaSQSQueueExecutionRole": _QUEUE + _LOGS,
    "service-role/AWSLambdaDynamoDBExecutionRole": _STREAM + _LOGS,
    "AWSXrayWriteOnlyAccess": _TRACES,
    "AWSXRayDaemonWriteAccess": _TRACES,
    "service-role/AmazonAPIGatewayPushToCloudWatchLogs": _LOGS,
    "service-role/AWSBackupServiceRolePolicyForBackup": [],  # of a service that does nothing here
    "service-role/AWSBackupServiceRolePolicyForRestores": [],
    "AWSBackupServiceRolePolicyForS3Backup": [],
    "AWSBackupServiceRolePolicyForS3Restore": [],
}
_MOST = 10_240  # characters of a role's own policies, without spaces


@kind(
    "AWS::IAM::Role",
    honours="RoleName Path Policies ManagedPolicyArns",
    without_effect="AssumeRolePolicyDocument Description MaxSessionDuration Tags PermissionsBoundary",
)
def role(wanted: Wanted) -> Made:
    name = str(wanted.get("RoleName", cut(wanted.name, 64)))
    wanted.world.claim("role", name, wanted.logical_id)
    arn = role_arn(name, str(wanted.get("Path", "/")))
    wanted.need("AssumeRolePolicyDocument")
    own: Statements = []
    for policy in wanted.get("Policies", ()):
        own += statements(policy["PolicyDocument"])
    if len(str(own).replace(" ", "")) > _MOST:
        raise TemplateError(f"its own policies are longer than the {_MOST} characters that AWS takes")
    for managed in wanted.get("ManagedPolicyArns", ()):
        own += _managed(wanted, str(managed))
    wanted.world.roles[arn] = own
    return Made(name, {"Arn": arn, "RoleId": name})


@kind("AWS::IAM::Policy", honours="PolicyName PolicyDocument Roles")
def policy(wanted: Wanted) -> Made:
    for name in wanted.need("Roles"):
        _attach(wanted, str(name), statements(wanted.need("PolicyDocument")))
    return Made(str(wanted.need("PolicyName")))


@kind(
    "AWS::IAM::ManagedPolicy",
    honours="ManagedPolicyName Path PolicyDocument Roles",
    without_effect="Description",
)
def managed_policy(wanted: Wanted) -> Made:
    name = str(wanted.get("ManagedPolicyName", cut(wanted.name, 128)))
    arn = f"arn:aws:iam::{ACCOUNT}:policy{wanted.get('Path', '/')}{name}"
    wanted.world.policies[arn] = statements(wanted.need("PolicyDocument"))
    for each in wanted.get("Roles", ()):
        _attach(wanted, str(each), wanted.world.policies[arn])
    return Made(arn, {"PolicyArn": arn})


def _attach(wanted: Wanted, name: str, more: Statements) -> None:
    for arn, own in wanted.world.roles.items():
        if arn.rpartition("/")[2] == name:
            wanted.world.roles[arn] = own + more
            return
    raise TemplateError(f"there is no role {name}")


def _managed(wanted: Wanted, arn: str) -> Statements:
    if arn in wanted.world.policies:
        return wanted.world.policies[arn]
    name = arn.partition(":policy/")[2]
    if not arn.startswith("arn:aws:iam::aws:") or name not in _AWS:
        raise TemplateError(f"the local cloud does not know the policy {arn}")
    return [{"Effect": "Allow", "Action": _AWS[name], "Resource": "*"}] if _AWS[name] else []


def statements(document: dict[str, Any], *, of_resource: bool = False) -> Statements:
    """The statements of a policy, and that they can be understood and judged."""
    try:
        found = [dict(each) for each in listed(document)]
        wrong = obscure(found, OURS, of_resource=of_resource)
    except Malformed as error:
        raise TemplateError(str(error)) from error
    if wrong:
        raise TemplateError(f"its policy has {wrong[0]}")
    return found
