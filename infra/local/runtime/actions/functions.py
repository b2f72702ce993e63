"""Lambda."""

from infra.local.deploy.world import function_name
from infra.local.runtime.actions.asking import Ask, Asked, ask
from infra.local.runtime.names import arn


def needs(asked: Asked) -> list[Ask] | None:
    if asked.operation != "Invoke":
        return None
    return [ask("lambda:InvokeFunction", arn("lambda", f"function:{function_name(asked.params['FunctionName'])}"))]
