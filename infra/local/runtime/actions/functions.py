"""Lambda."""

from infra.local.arns import function_arn, function_name
from infra.local.runtime.actions.asking import Ask, Asked, ask


def needs(asked: Asked) -> list[Ask] | None:
    if asked.operation != "Invoke":
        return None
    return [ask("lambda:InvokeFunction", function_arn(function_name(asked.params["FunctionName"])))]
