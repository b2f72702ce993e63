"""How to say to AWS what a template says."""

import json
from typing import Any

from infra.local.clients import client


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
