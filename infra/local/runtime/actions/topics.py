"""SNS."""

from infra.local.runtime.actions.asking import Ask, Asked, ask


def needs(asked: Asked) -> list[Ask] | None:
    if asked.operation not in {"Publish", "PublishBatch"}:
        return None
    target = asked.params.get("TopicArn") or asked.params.get("TargetArn") or "*"  # a telephone has no ARN
    return [ask("sns:Publish", str(target))]
