"""Alarms. moto keeps them; the pumps look whether they would ring."""

from infra.local.deploy.calls import call
from infra.local.deploy.kinds import Made, Wanted, kind
from infra.local.deployment import arn

_ALARM = (
    "ActionsEnabled AlarmActions AlarmDescription ComparisonOperator DatapointsToAlarm Dimensions"
    " EvaluateLowSampleCountPercentile EvaluationPeriods ExtendedStatistic InsufficientDataActions MetricName Metrics"
    " Namespace OKActions Period Statistic Threshold ThresholdMetricId TreatMissingData Unit"
)


@kind("AWS::CloudWatch::Alarm", honours=f"AlarmName {_ALARM}", without_effect="Tags")
def alarm(wanted: Wanted) -> Made:
    name = str(wanted.get("AlarmName", wanted.name))
    wanted.world.claim("alarm", name, wanted.logical_id)
    call("cloudwatch", "PutMetricAlarm", {"AlarmName": name, **wanted.only(*_ALARM.split())})
    return Made(name, {"Arn": arn("cloudwatch", f"alarm:{name}")})
