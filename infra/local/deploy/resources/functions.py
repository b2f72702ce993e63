"""Lambda functions. Nothing of them is made in moto: the runtime runs them itself."""

import re
from pathlib import Path
from typing import Any

from infra.local.arns import function_name
from infra.local.deploy.errors import TemplateError
from infra.local.deploy.intrinsics import as_text
from infra.local.deploy.kinds import Made, Wanted, cut, kind
from infra.local.deploy.packaging import BUCKET
from infra.local.deployment import Function

MOST_ENVIRONMENT = 4096  # bytes, as Lambda has it
MOST_NAME = 64
FOLDER = "functions"


@kind(
    "AWS::Lambda::Function",
    honours="FunctionName Handler Role Code Environment Timeout MemorySize DeadLetterConfig PackageType",
    without_effect="Architectures Description EphemeralStorage KmsKeyArn Layers LoggingConfig RecursiveLoop"
    " ReservedConcurrentExecutions Runtime RuntimeManagementConfig SnapStart Tags TracingConfig VpcConfig",
)
def function(wanted: Wanted) -> Made:
    name = str(wanted.get("FunctionName", cut(wanted.name, MOST_NAME)))
    if len(name) > MOST_NAME:
        raise TemplateError(f"the name {name} is longer than {MOST_NAME} characters")
    wanted.world.claim("function", name, wanted.logical_id)
    if wanted.get("PackageType", "Zip") != "Zip":
        raise TemplateError("the local cloud runs functions from files, not from container images")
    variables = wanted.get("Environment", {}).get("Variables", {})
    made = Function(
        name=name,
        handler=_handler(wanted),
        environment={key: as_text(value) for key, value in variables.items()},
        timeout=wanted.number("Timeout", 3),
        memory=wanted.number("MemorySize", 128),
        policy=(),
        on_failure=wanted.get("DeadLetterConfig", {}).get("TargetArn"),
    )
    size = sum(len(key.encode()) + len(value.encode()) for key, value in made.environment.items())
    if size > MOST_ENVIRONMENT:
        raise TemplateError(f"its environment has {size} bytes, and Lambda takes {MOST_ENVIRONMENT}")
    wanted.world.functions[name] = (made, str(wanted.need("Role")))
    return Made(name, {"Arn": made.arn})


def _handler(wanted: Wanted) -> str:
    """The handler's dotted name: from the folder that holds ``functions/``, or else from the root template's."""
    handler, code = str(wanted.need("Handler")), wanted.need("Code")
    if code.get("S3Bucket") != BUCKET:
        raise TemplateError("its code is not a folder of this project")
    folder = (wanted.folder / str(code["S3Key"])).resolve()
    root = _root(folder, wanted.world.root)
    if not folder.is_relative_to(root):
        raise TemplateError(f"its code, {code['S3Key']}, is outside the project")
    module, _, name = handler.rpartition(".")
    file = folder.joinpath(*re.split(r"[./]", module)).with_suffix(".py")
    if not file.is_file():
        raise TemplateError(f"its handler is {handler}, but there is no {file.relative_to(root)}")
    if root not in wanted.world.roots:
        wanted.world.roots.append(root)
    return ".".join([*file.relative_to(root).with_suffix("").parts, name])


def _root(folder: Path, root: Path) -> Path:
    for path in (folder, *folder.parents):
        if path.name == FOLDER:
            return path.parent
    return root


@kind(
    "AWS::Lambda::EventInvokeConfig",
    honours="FunctionName Qualifier MaximumRetryAttempts DestinationConfig",
    without_effect="MaximumEventAgeInSeconds",
)
def event_invoke_config(wanted: Wanted) -> Made:
    destinations: dict[str, Any] = wanted.get("DestinationConfig", {})
    if "OnSuccess" in destinations:
        raise TemplateError("the local cloud sends failed events to a destination, but none that succeeded")
    change: dict[str, Any] = {"retries": wanted.number("MaximumRetryAttempts", 2)}
    if destinations.get("OnFailure"):
        change["on_failure"] = str(destinations["OnFailure"]["Destination"])
    wanted.world.change(function_name(str(wanted.need("FunctionName"))), **change)
    return Made(wanted.name)


@kind("AWS::Lambda::Version", honours="FunctionName", without_effect="CodeSha256 Description RuntimePolicy")
def version(wanted: Wanted) -> Made:
    made, _ = wanted.world.functions[function_name(str(wanted.need("FunctionName")))]
    return Made(f"{made.arn}:1", {"Version": "1", "FunctionArn": f"{made.arn}:1"})


@kind("AWS::Lambda::Alias", honours="FunctionName Name FunctionVersion", without_effect="Description RoutingConfig")
def alias(wanted: Wanted) -> Made:
    made, _ = wanted.world.functions[function_name(str(wanted.need("FunctionName")))]
    arn = f"{made.arn}:{wanted.need('Name')}"
    return Made(arn, {"AliasArn": arn})
