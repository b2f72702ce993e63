"""Which permissions an API call needs: one module per service, each ``needs(call) -> list[Ask] | None``.

None means that nobody has said yet; such a call is refused, so that no permission is ever forgotten.
"""

import importlib
from collections.abc import Callable
from functools import cache
from typing import Any

from infra.local.runtime.actions.asking import Ask, Asked, Needs
from infra.local.runtime.names import Names

__all__ = ["Ask", "asks"]

_MODULES = {
    "apigatewaymanagementapi": "connections",
    "cloudwatch": "metrics",
    "dynamodb": "dynamodb",
    "events": "events",
    "kms": "kms",
    "lambda": "functions",
    "s3": "s3",
    "scheduler": "scheduler",
    "secretsmanager": "secrets",
    "ses": "mail",
    "sesv2": "mail",
    "sns": "topics",
    "sqs": "queues",
    "ssm": "parameters",
    "stepfunctions": "states",
    "sts": "tokens",
}


def asks(service: str, operation: str, params: dict[str, Any], client: Any, names: Names) -> list[Ask] | None:
    """The permissions that a call needs, all of them; None if that is not known."""
    needs = _needs(service)
    return needs(Asked(service, operation, params, client, names)) if needs else None


@cache
def _needs(service: str) -> Callable[[Asked], list[Ask] | None] | None:
    module = _MODULES.get(service)
    if module is None:
        return None
    found: Needs = importlib.import_module(f"{__name__}.{module}").needs
    return found
