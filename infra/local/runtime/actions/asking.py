"""A call on its way to AWS, and the permissions that it asks for."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from infra.local.deployment import ACCOUNT, REGION
from infra.local.runtime.names import Names

Facts = Mapping[str, Callable[[], list[str]]]


def fact(*values: object) -> Callable[[], list[str]]:
    """The values of a condition key that are known already."""
    return lambda: [str(value) for value in values]


_ALWAYS: Facts = {
    "aws:CurrentTime": lambda: [datetime.now(UTC).isoformat()],
    "aws:EpochTime": lambda: [str(int(time.time()))],
    "aws:RequestedRegion": fact(REGION),
    "aws:SecureTransport": fact("true"),
    "aws:PrincipalAccount": fact(ACCOUNT),
    "aws:ResourceAccount": fact(ACCOUNT),
    "aws:PrincipalType": fact("AssumedRole"),
}


@dataclass(frozen=True, slots=True)
class Ask:
    """An action on a resource, and the values of condition keys."""

    action: str
    resource: str
    facts: Facts = field(default_factory=lambda: _ALWAYS)


@dataclass(frozen=True, slots=True)
class Asked:
    """An API call."""

    service: str
    operation: str
    params: dict[str, Any]
    client: Any
    names: Names


Needs = Callable[[Asked], list[Ask] | None]


def ask(action: str, resource: str, **facts: Callable[[], list[str]]) -> Ask:
    """An ``Ask``; of condition keys ``__`` stands for the colon."""
    return Ask(action, resource, {**_ALWAYS, **{key.replace("__", ":"): value for key, value in facts.items()}})
