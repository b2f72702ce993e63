"""The AWS clients that the deployer works with, and how to say to them what a template says."""

import json
import os
from functools import cache
from typing import Any

from botocore.config import Config
from botocore.session import Session

from infra.local.deployment import REGION

_OPTIONS = Config(
    retries={"total_max_attempts": 1},
    s3={"addressing_style": "path"},
    account_id_endpoint_mode="disabled",  # moto does not know the host names that carry an account
)


@cache
def _session() -> Session:
    return Session()  # one for all: it reads what services look like once


@cache
def client(service: str) -> Any:
    """The client of a service."""
    return _session().create_client(
        service,
        region_name=REGION,
        aws_access_key_id=os.environ.get("AWS_ACCESS_KEY_ID", "local"),
        aws_secret_access_key=os.environ.get("AWS_SECRET_ACCESS_KEY", "local"),
        config=_OPTIONS,
    )


def call(service: str, operation: str, given: dict[str, Any]) -> dict[str, Any]:
    """Call ``operation`` (``CreateTable``). Texts become numbers and truths where AWS wants those."""
    caller = client(service)
    shape = caller.meta.service_model.operation_model(operation).input_shape
    return dict(caller._make_api_call(operation, _shaped(given, shape) if shape else given))


def _shaped(value: Any, shape: Any) -> Any:
    kind = shape.type_name
    if kind == "structure" and isinstance(value, dict):
        return {
            name: _shaped(item, shape.members[name]) if name in shape.members else item for name, item in value.items()
        }
    if kind == "list" and isinstance(value, list):
        return [_shaped(item, shape.member) for item in value]
    if kind == "map" and isinstance(value, dict):
        return {name: _shaped(item, shape.value) for name, item in value.items()}
    return _scalar(value, kind)


def _scalar(value: Any, kind: str) -> Any:  # noqa: PLR0911 - one line for each kind
    if kind in {"integer", "long"} and isinstance(value, str) and value.lstrip("-").isdigit():
        return int(value)
    if kind in {"float", "double"} and isinstance(value, str | int) and not isinstance(value, bool):
        return float(value)
    if kind == "boolean" and value in ("true", "false"):
        return value == "true"
    if kind == "string" and isinstance(value, bool):
        return "true" if value else "false"
    if kind == "string" and isinstance(value, int | float):
        return str(value)
    if kind == "string" and isinstance(value, dict | list):
        return json.dumps(value)
    return value
