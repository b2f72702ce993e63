"""``infra/<room>/functions.yaml`` and ``workers.yaml``: everything of a room that a deployment may replace.

A room has two stacks of functions, since CloudFormation takes 500 resources in one, and a function needs two or more:
in the first is who serves people and programs that wait at the API, in the second is who works behind it.
"""

import re
from collections.abc import Iterator
from typing import Any, Literal

from infra.catalogue import Function, House, Unlawful
from infra.deploy.runtime import RUNTIME
from infra.weave import afterwards, alarms, apis
from infra.weave.closure import heavy
from infra.weave.functions import woven
from infra.yamls import Template, dump, ref, sub
from kernel.doors import Authorizer, HttpDoor, SocketDoor

HEADER = "# Woven by `make weave` from functions/{room}. Edit those files, not this one.\n"
MOST = 500
"""Resources that CloudFormation takes in one template."""

_KNOWN: dict[str, Template] = {
    "Stage": {"Type": "String", "AllowedPattern": "[a-z][a-z0-9]{1,11}"},
    "LogLevel": {"Type": "String", "Default": "INFO", "AllowedValues": ["DEBUG", "INFO", "WARN", "ERROR"]},
    "BreachRange": {"Type": "String", "Default": "", "Description": "Who knows of published passwords; empty: nobody."},
    "MailDomain": {"Type": "String", "Default": "", "Description": "The domain of its mail; empty for none."},
    "Origin": {"Type": "String", "Default": "", "Description": "Where people find it, https://…; empty until known."},
    "Registration": {
        "Type": "String",
        "Default": "open",
        "AllowedValues": ["open", "invited", "closed"],
        "Description": "Who makes accounts and workspaces: anybody, whoever was invited, or nobody.",
    },
    "OriginHashes": {
        "Type": "String",
        "Description": "SHA-256 of each secret that the edge may send with a request, with commas between them.",
    },
}
_REFERENCE = re.compile(r"\$\{([A-Za-z0-9]+)(?:\.[A-Za-z0-9.]+)?}")


Part = Literal["functions", "workers"]


def files(house: House) -> Iterator[tuple[str, str]]:
    for room in house.rooms:
        for part in parts(house, room):
            yield f"infra/{room}/{part}.yaml", HEADER.format(room=room) + dump(template(house, room, part))


def parts(house: House, room: str) -> tuple[Part, ...]:
    """The stacks of functions that a room has, in the order in which they are deployed."""
    return ("functions", "workers") if any(map(_works_behind, house.functions(room))) else ("functions",)


def template(house: House, room: str, part: Part = "functions") -> Template:
    """The functions of a room, or those of one part, and what belongs to them."""
    resources = _resources(house, room, part)
    document: Template = {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Transform": "AWS::Serverless-2016-10-31",
        "Description": f"Stoa: the {part} of {room}",
    }
    shared = _globals(house, room)
    names = sorted(referred({**resources, "Globals": shared}) - set(resources))
    document["Parameters"] = {name: _KNOWN.get(name, {"Type": "String"}) for name in names}
    if any(resource.get("Condition") == "HasMail" for resource in resources.values()):
        document["Conditions"] = {"HasMail": {"Fn::Not": [{"Fn::Equals": [ref("MailDomain"), ""]}]}}
    document["Globals"] = shared
    document["Resources"] = resources
    outputs = _outputs(house, room) if part == "functions" else {}
    return {**document, "Outputs": outputs} if outputs else document


def deployed(resources: dict[str, Template]) -> int:
    """How many resources CloudFormation sees at most, after SAM's transformation."""
    count = len(resources)
    for resource in resources.values():
        properties = resource.get("Properties", {})
        events = len(properties.get("Events", {}))
        count += 2 * events + ("EventInvokeConfig" in properties) + (resource["Type"] == "AWS::Serverless::HttpApi")
    return count


def referred(document: Any) -> set[str]:
    """The names that a template refers to, without those of CloudFormation itself."""
    match document:
        case {"Ref": str(name)}:
            return set() if name.startswith("AWS::") else {name}
        case {"Fn::GetAtt": [str(name), *_]}:
            return {name}
        case {"Fn::Sub": str(text)}:
            return set(_REFERENCE.findall(text))
        case dict():
            return set[str]().union(*(referred(value) for value in document.values()))
        case list():
            return set[str]().union(*(referred(value) for value in document))
        case _:
            return set()


def _works_behind(function: Function) -> bool:
    """Whether nobody at the API waits for it: other rooms, queues, streams, the clock and the mail ask for it."""
    return not isinstance(function.door, HttpDoor | SocketDoor | Authorizer)


def _resources(house: House, room: str, part: Part) -> dict[str, Template]:
    resources: dict[str, Template] = {}
    for piece in _serving(house, room) if part == "functions" else _working(house, room):
        for logical_id, resource in piece.items():
            if logical_id in resources:
                raise Unlawful(f"functions/{room}: two things would be called {logical_id}; rename a function")
            resources[logical_id] = resource
    if deployed(resources) > MOST:
        where = f"infra/{room}/{part}.yaml"
        raise Unlawful(f"{where} needs more than {MOST} resources, CloudFormation's limit; split the room")
    return resources


def _serving(house: House, room: str) -> Iterator[dict[str, Template]]:
    """What all functions of a room share, its APIs, and the functions that people and programs wait for there."""
    yield from (_layer(house, room), _logs(room), apis.http_api(house, room), apis.socket_api(house, room))
    for function in house.functions(room):
        if not _works_behind(function):
            yield _woven(house, function)
            yield apis.authorizer_permission(function)
    yield alarms.serving(house, room)


def _working(house: House, room: str) -> Iterator[dict[str, Template]]:
    """The functions that work behind the API, and what brings them their work."""
    for function in house.functions(room):
        if _works_behind(function):
            yield from (_woven(house, function), afterwards.bus(function), afterwards.received(function))
    yield afterwards.shared(house, room)
    yield alarms.working(house, room)


def _woven(house: House, function: Function) -> dict[str, Template]:
    return woven(house, function, also=["HeavyLayer"] if heavy(house, function) else [])


def _outputs(house: House, room: str) -> dict[str, Template]:
    """What the edge needs to know of the room, and what its workers share with the functions before them."""
    shared = (["Layer"] if _layer(house, room) else []) + ["Logs"] if len(parts(house, room)) > 1 else []
    return {**apis.outputs(house, room), **{name: {"Value": ref(name)} for name in shared}}


def _layer(house: House, room: str) -> dict[str, Template]:
    """The room's own layer, built by its makefile."""
    if not house.path_to(f"layers/{room}/{room}").is_dir():
        return {}
    properties = {
        "LayerName": sub(f"${{Stage}}-{room}"),
        "ContentUri": f"../../layers/{room}",
        "CompatibleArchitectures": ["arm64"],
        "CompatibleRuntimes": [RUNTIME],
        "RetentionPolicy": "Delete",
    }
    metadata = {"BuildMethod": "makefile", "BuildArchitecture": "arm64"}
    return {"Layer": {"Type": "AWS::Serverless::LayerVersion", "Metadata": metadata, "Properties": properties}}


def _logs(room: str) -> dict[str, Template]:
    properties = {"LogGroupName": sub(f"/${{Stage}}/{room}"), "RetentionInDays": 30}
    return {
        "Logs": {
            "Type": "AWS::Logs::LogGroup",
            "DeletionPolicy": "Delete",
            "UpdateReplacePolicy": "Delete",
            "Properties": properties,
        }
    }


def _globals(house: House, room: str) -> Template:
    layers = [ref("VendorLayer"), ref("KernelLayer"), ref("ContractsLayer")]
    layers += [ref("Layer")] if _layer(house, room) else []
    variables = {
        "STAGE": ref("Stage"),
        "ACCOUNT": ref("AWS::AccountId"),
        "ORIGIN_HASHES": ref("OriginHashes"),
        "ORIGIN": ref("Origin"),
        "MAIL_DOMAIN": ref("MailDomain"),
        "BREACH_RANGE": ref("BreachRange"),
        "REGISTRATION": ref("Registration"),
        "LOG_LEVEL": ref("LogLevel"),
        "PYDANTIC_DISABLE_PLUGINS": "1",
    }
    function = {
        "Runtime": RUNTIME,
        "Architectures": ["arm64"],
        "Layers": layers,
        "LoggingConfig": {"LogFormat": "JSON", "ApplicationLogLevel": ref("LogLevel"), "LogGroup": ref("Logs")},
        "Environment": {"Variables": variables},
    }
    return {"Function": function}
