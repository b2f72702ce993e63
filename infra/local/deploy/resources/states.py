"""State machines of Step Functions."""

import json

from botocore.exceptions import ClientError

from infra.local.clients import client
from infra.local.deploy.errors import TemplateError
from infra.local.deploy.intrinsics import as_text
from infra.local.deploy.kinds import Made, Wanted, cut, kind
from infra.local.deployment import arn

_THERE = {"StateMachineAlreadyExists", "ConflictException"}


@kind(
    "AWS::StepFunctions::StateMachine",
    honours="StateMachineName Definition DefinitionString DefinitionSubstitutions RoleArn StateMachineType",
    without_effect="LoggingConfiguration TracingConfiguration EncryptionConfiguration Tags",
)
def state_machine(wanted: Wanted) -> Made:
    name = str(wanted.get("StateMachineName", cut(wanted.name, 80)))
    wanted.world.claim("state machine", name, wanted.logical_id)
    definition, role = _definition(wanted), str(wanted.need("RoleArn"))
    if role not in wanted.world.roles:
        raise TemplateError(f"there is no role {role}")
    machine = arn("states", f"stateMachine:{name}")
    states = client("stepfunctions")
    try:
        states.describe_state_machine(stateMachineArn=machine)
    except ClientError as error:
        if error.response["Error"]["Code"] != "StateMachineDoesNotExist":
            raise
        type_ = str(wanted.get("StateMachineType", "STANDARD"))
        states.create_state_machine(name=name, definition=definition, roleArn=role, type=type_)
    else:
        states.update_state_machine(stateMachineArn=machine, definition=definition, roleArn=role)
    return Made(machine, {"Arn": machine, "Name": name, "StateMachineRevisionId": "INITIAL"})


def _definition(wanted: Wanted) -> str:
    said = wanted.get("DefinitionString") or wanted.need("Definition")
    text = said if isinstance(said, str) else json.dumps(said)
    for name, value in (wanted.get("DefinitionSubstitutions") or {}).items():
        text = text.replace(f"${{{name}}}", as_text(value))
    try:
        json.loads(text)
    except ValueError as error:
        raise TemplateError(f"its definition is no JSON: {error}") from None
    return text
