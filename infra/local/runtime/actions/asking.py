"""A call on its way to AWS, and the permissions that it asks for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from infra.local.facts import OURS
from infra.local.iam import Facts, fact
from infra.local.runtime.names import Names

__all__ = ["Ask", "Asked", "Needs", "ask", "fact"]


@dataclass(frozen=True, slots=True)
class Ask:
    """An action on a resource, and the values of condition keys."""

    action: str
    resource: str
    facts: Facts = field(default_factory=lambda: OURS)
    called: str = ""
    """What a door calls the resource, if that does not follow from its ARN."""


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
    return Ask(action, resource, {**OURS, **{key.replace("__", ":"): value for key, value in facts.items()}})
