"""Step Functions: moto's interpreter, mended, and acting in the role of its state machine.

What moto leaves out is the evaluator of JSONata (there it would be Java's) and the name of an execution that is given
none: all of them would have the same.
"""

import json
import sys
import uuid
from typing import Any, cast

from infra.local.runtime.principals import acting

INTERPRETER = "moto.stepfunctions.parser.models"


def install() -> None:
    """Mend the interpreter, if a state machine was deployed: it is not loaded otherwise, and it is large."""
    if INTERPRETER not in sys.modules:
        return
    from moto.stepfunctions.parser.asl.jsonata import jsonata
    from moto.stepfunctions.parser.backend.execution_worker import ExecutionWorker
    from moto.stepfunctions.parser.models import StepFunctionsParserBackend

    if jsonata._eval_jsonata is _evaluated:
        return
    jsonata._eval_jsonata = _evaluated
    _act_in_role(ExecutionWorker)
    _give_names(StepFunctionsParserBackend)


def _act_in_role(worker: Any) -> None:
    original: Any = worker._execution_logic

    def in_its_role(self: Any) -> None:
        from infra.local.runtime.checking import last

        runtime = last()
        role = str(self._evaluation_details.aws_execution_details.role_arn)
        with acting(runtime.principal(role) if runtime else None):
            original(self)

    worker._execution_logic = in_its_role


def _give_names(backend: Any) -> None:
    original: Any = backend.start_execution

    def start_execution(self: Any, state_machine_arn: str, name: str | None = None, *more: Any, **others: Any) -> Any:
        return original(self, state_machine_arn, name or str(uuid.uuid4()), *more, **others)

    backend.start_execution = start_execution


def _evaluated(expression: str) -> Any:
    import jsonata
    from moto.stepfunctions.parser.asl.jsonata.jsonata import JSONataException

    try:
        found = jsonata.Jsonata(expression).evaluate(None)
        return json.loads(json.dumps(found))
    except Exception as error:
        raise cast("Exception", JSONataException("UNKNOWN", str(error))) from error
