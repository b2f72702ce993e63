"""Step Functions: moto's interpreter, with an evaluator for JSONata, acting in the role of its state machine."""

import json
import sys
from typing import Any, cast

INTERPRETER = "moto.stepfunctions.parser.models"


def install() -> None:
    """Mend the interpreter, if a state machine was deployed: it is not loaded otherwise, and it is large."""
    if INTERPRETER not in sys.modules:
        return
    from moto.stepfunctions.parser.asl.jsonata import jsonata
    from moto.stepfunctions.parser.backend.execution_worker import ExecutionWorker

    if jsonata._eval_jsonata is _evaluated:
        return
    jsonata._eval_jsonata = _evaluated
    original: Any = ExecutionWorker._execution_logic

    def in_its_role(self: Any) -> None:
        from infra.local.runtime.checking import last
        from infra.local.runtime.principals import acting

        runtime = last()
        role = str(self._evaluation_details.aws_execution_details.role_arn)
        with acting(runtime.principal(role) if runtime else None):
            original(self)

    cast("Any", ExecutionWorker)._execution_logic = in_its_role


def _evaluated(expression: str) -> Any:
    """Moto leaves the evaluator out: there it would be Java's."""
    import jsonata
    from moto.stepfunctions.parser.asl.jsonata.jsonata import JSONataException

    try:
        found = jsonata.Jsonata(expression).evaluate(None)
        return json.loads(json.dumps(found))
    except Exception as error:
        raise JSONataException("UNKNOWN", str(error)) from error
