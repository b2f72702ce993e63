"""Log groups. Nothing is written to them here, so they are remembered and not made."""

from infra.local.deploy.kinds import Made, Wanted, kind
from infra.local.deployment import arn


@kind(
    "AWS::Logs::LogGroup",
    honours="LogGroupName",
    without_effect="RetentionInDays KmsKeyId Tags LogGroupClass DataProtectionPolicy FieldIndexPolicies"
    " DeletionProtectionEnabled",
)
def group(wanted: Wanted) -> Made:
    name = str(wanted.get("LogGroupName", wanted.name))
    wanted.world.claim("log group", name, wanted.logical_id)
    wanted.world.deployment.passive.append((wanted.type, name))
    return Made(name, {"Arn": arn("logs", f"log-group:{name}:*")})
