"""The part of botocore's data that our functions read: a folder ``leandata``, some 400 KB instead of 26 MB.

botocore describes every service that AWS has and every call of each. Reading the description of DynamoDB alone is a
fifth of a cold start, most of it for calls that nobody makes. ``kernel.lean`` reads this folder first.
"""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FOLDER = "leandata"

SERVICES: Mapping[str, tuple[str, ...]] = {
    "apigatewaymanagementapi": ("DeleteConnection", "GetConnection", "PostToConnection"),
    "dynamodb": (
        *("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan", "DescribeTable"),
        *("BatchGetItem", "BatchWriteItem", "TransactGetItems", "TransactWriteItems"),
    ),
    "events": ("DescribeEventBus", "PutEvents"),
    "kms": (
        *("Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncrypt"),
        *("GenerateMac", "VerifyMac", "GetPublicKey", "Sign", "CreateKey", "ScheduleKeyDeletion"),
    ),
    "lambda": ("Invoke",),
    "s3": (
        *("GetObject", "HeadObject", "PutObject", "CopyObject", "DeleteObject", "DeleteObjects"),
        *("HeadBucket", "ListObjectsV2", "ListObjectVersions"),
        *("CreateMultipartUpload", "UploadPart", "UploadPartCopy", "CompleteMultipartUpload", "AbortMultipartUpload"),
        "CreateBucket",  # nobody makes one: botocore takes its shape to sign the form of a browser's upload
    ),
    "scheduler": ("CreateSchedule", "DeleteSchedule", "GetSchedule", "ListSchedules", "UpdateSchedule"),
    "secretsmanager": ("CreateSecret", "DeleteSecret", "DescribeSecret", "GetSecretValue", "PutSecretValue"),
    "sesv2": (
        "CreateEmailIdentity",
        "DeleteEmailIdentity",
        "GetEmailIdentity",
        "PutEmailIdentityMailFromAttributes",
        "SendEmail",
    ),
    "sqs": (
        *("SendMessage", "SendMessageBatch", "ReceiveMessage", "DeleteMessage", "DeleteMessageBatch"),
        *("ChangeMessageVisibility", "ChangeMessageVisibilityBatch", "GetQueueAttributes"),
    ),
    "ssm": ("GetParameter", "GetParameters", "GetParametersByPath", "PutParameter"),
    "stepfunctions": (
        *("StartExecution", "StartSyncExecution", "StopExecution", "DescribeExecution"),
        *("SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat"),
    ),
}
"""Every call that a function may make. A call that is missing here fails on Lambda, and before that in a test."""

_KINDS = ("endpoint-rule-set-1",)
_WHOLE = ("partitions", "sdk-default-configuration")
_PARTITIONS = ("aws", "aws-cn", "aws-us-gov")


def trim(data: Path, target: Path) -> None:
    """Write the trimmed copy of botocore's ``data`` to ``target``."""
    for service, calls in SERVICES.items():
        version = max(path.name for path in (data / service).iterdir() if _exists(path / "service-2"))
        source, place = data / service / version, target / service / version
        _write(place / "service-2.json", _narrowed(_whole(source), calls))
        for kind in _KINDS:
            _write(place / f"{kind}.json", _read(source / kind))
    for name in _WHOLE:
        _write(target / f"{name}.json", _read(data / name))
    _write(target / "endpoints.json", _endpoints(_read(data / "endpoints")))
    _write(target / "_retry.json", _retries(_read(data / "_retry")))


def _whole(source: Path) -> Any:
    """The description of a service, with what botocore adds to it by hand."""
    model = _read(source / "service-2")
    extras = source / "service-2.sdk-extras"
    if _exists(extras):
        _merge(model, _read(extras).get("merge", {}))
    return model


def _merge(into: Any, extra: Any) -> None:
    for key, value in extra.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value


def _narrowed(model: Any, calls: tuple[str, ...]) -> Any:
    """The description of ``calls`` and of the shapes that they reach, without its prose."""
    operations = {name: _silent(model["operations"][name]) for name in calls}
    for operation in operations.values():
        operation.pop("endpointdiscovery", None)  # our endpoints follow from region and rules
    shapes = _silent(model["shapes"])
    kept: dict[str, Any] = {}
    waiting = [found for operation in operations.values() for found in _shapes_of(operation)]
    while waiting:
        name = waiting.pop()
        if name not in kept:
            kept[name] = shapes[name]
            waiting += _shapes_in(shapes[name])
    narrowed = {**_silent(model), "operations": operations, "shapes": dict(sorted(kept.items()))}
    for parameter in narrowed.get("clientContextParams", {}).values():
        parameter["documentation"] = ""  # S3's: botocore insists that there is some
    return narrowed


def _shapes_of(operation: Any) -> list[str]:
    parts = [operation[part] for part in ("input", "output") if part in operation] + operation.get("errors", [])
    return [part["shape"] for part in parts]


def _shapes_in(shape: Any) -> list[str]:
    parts = list(shape.get("members", {}).values()) + [
        shape[part] for part in ("member", "key", "value") if part in shape
    ]
    return [part["shape"] for part in parts]


def _silent(value: Any) -> Any:
    """The same without documentation; a member of that name stays, since it is no text."""
    match value:
        case dict():
            texts = {"documentation", "documentationUrl"}
            return {k: _silent(v) for k, v in value.items() if not (k in texts and isinstance(v, str))}
        case list():
            return [_silent(each) for each in value]
        case _:
            return value


def _endpoints(endpoints: Any) -> Any:
    named = {_prefix(service) for service in SERVICES}
    partitions = [one for one in endpoints["partitions"] if one["partition"] in _PARTITIONS]
    for one in partitions:
        one["services"] = {name: value for name, value in one["services"].items() if name in named}
    return {**endpoints, "partitions": partitions}


def _prefix(service: str) -> str:
    """What a service is called in the list of endpoints."""
    names = {"sesv2": "email", "stepfunctions": "states", "apigatewaymanagementapi": "execute-api"}
    return names.get(service, service)


def _retries(retries: Any) -> Any:
    kept = {name: value for name, value in retries["retry"].items() if name in {"__default__", *SERVICES}}
    return {**retries, "retry": kept}


def _exists(path: Path) -> bool:
    return path.with_name(f"{path.name}.json").exists() or path.with_name(f"{path.name}.json.gz").exists()


def _read(path: Path) -> Any:
    """A document of botocore's, which may be compressed."""
    plain = path.with_name(f"{path.name}.json")
    return json.loads(plain.read_bytes() if plain.exists() else gzip.decompress(Path(f"{plain}.gz").read_bytes()))


def _write(path: Path, document: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document, separators=(",", ":")))
