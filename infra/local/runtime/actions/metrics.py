"""CloudWatch."""

from infra.local.runtime.actions.asking import Ask, Asked, ask, fact


def needs(asked: Asked) -> list[Ask] | None:
    if asked.operation == "PutMetricData":
        return [ask("cloudwatch:PutMetricData", "*", cloudwatch__namespace=fact(asked.params["Namespace"]))]
    if asked.operation in {"GetMetricData", "GetMetricStatistics", "ListMetrics", "DescribeAlarms"}:
        return [ask(f"cloudwatch:{asked.operation}", "*")]
    return None
