"""Step Functions."""

from infra.local.runtime.actions.asking import Ask, Asked, ask

_OF = {
    "StartExecution": "stateMachineArn",
    "StartSyncExecution": "stateMachineArn",
    "DescribeStateMachine": "stateMachineArn",
    "ListExecutions": "stateMachineArn",
    "DescribeExecution": "executionArn",
    "GetExecutionHistory": "executionArn",
    "StopExecution": "executionArn",
    "RedriveExecution": "executionArn",
}
_BY_TOKEN = {"SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat"}


def needs(asked: Asked) -> list[Ask] | None:
    if asked.operation in _BY_TOKEN:
        return [ask(f"states:{asked.operation}", "*")]
    if asked.operation not in _OF:
        return None
    return [ask(f"states:{asked.operation}", str(asked.params[_OF[asked.operation]]))]
