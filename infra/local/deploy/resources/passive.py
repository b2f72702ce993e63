"""Types that are accepted and have no effect here: nothing on this machine depends on them.

Of these any property is taken; ``Deployment.passive`` says which there were.
"""

from infra.local.deploy.kinds import KINDS, Kind, Made, Wanted, cut
from infra.local.deployment import ACCOUNT, arn

_TYPES: dict[str, tuple[str, str]] = {  # the property that names it; its ARN
    "AWS::Backup::BackupPlan": ("", arn("backup", "backup-plan:{}")),
    "AWS::Backup::BackupSelection": ("", ""),
    "AWS::Backup::BackupVault": ("BackupVaultName", arn("backup", "backup-vault:{}")),
    "AWS::Budgets::Budget": ("", ""),
    "AWS::CloudWatch::CompositeAlarm": ("AlarmName", arn("cloudwatch", "alarm:{}")),
    "AWS::CloudWatch::Dashboard": ("DashboardName", f"arn:aws:cloudwatch::{ACCOUNT}:dashboard/{{}}"),
    "AWS::Events::Archive": ("ArchiveName", arn("events", "archive/{}")),
    "AWS::Lambda::LayerVersion": ("LayerName", arn("lambda", "layer:{}:1")),
    "AWS::Lambda::LayerVersionPermission": ("", ""),
    "AWS::Lambda::Permission": ("", ""),
    "AWS::Logs::MetricFilter": ("", ""),
    "AWS::Logs::ResourcePolicy": ("PolicyName", ""),
    "AWS::SES::ConfigurationSetEventDestination": ("", ""),
    "AWS::XRay::SamplingRule": ("", ""),
}
_BY_ARN = {"AWS::Lambda::LayerVersion"}  # Ref gives the ARN
_ATTRIBUTES: dict[str, dict[str, str]] = {  # what Fn::GetAtt gives beside Arn: the name or the ARN
    "AWS::Backup::BackupPlan": {"BackupPlanId": "name", "BackupPlanArn": "arn", "VersionId": "name"},
    "AWS::Backup::BackupSelection": {"SelectionId": "name", "BackupPlanId": "name", "Id": "name"},
    "AWS::Backup::BackupVault": {"BackupVaultArn": "arn", "BackupVaultName": "name"},
    "AWS::Events::Archive": {"ArchiveName": "name"},
    "AWS::Lambda::LayerVersion": {"LayerVersionArn": "arn"},
}


def _make(wanted: Wanted) -> Made:
    named, pattern = _TYPES[wanted.type]
    name = str(wanted.get(named) or cut(wanted.name, 64))
    arn = pattern.format(name)
    wanted.world.deployment.passive.append((wanted.type, name))
    values = {"name": name, "arn": arn}
    attributes = {key: values[which] for key, which in _ATTRIBUTES.get(wanted.type, {}).items()}
    return Made(arn if wanted.type in _BY_ARN else name, {"Arn": arn, **attributes} if arn else attributes)


class _Indifferent(Kind):
    """Takes any property."""

    def check(self, properties: object) -> None:
        """Nothing here would be dropped that had an effect."""


KINDS.update({type_: _Indifferent(_make, frozenset(), frozenset()) for type_ in _TYPES})
