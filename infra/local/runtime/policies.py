"""IAM's decision: whether statements allow an action on a resource."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from infra.local.runtime.conditions import Test, test_of

Facts = Mapping[str, Callable[[], list[str]]]
"""Condition keys, and how to find their values: most policies never ask."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What IAM says, and the resource of the statement by which it says so."""

    allowed: bool
    denied: bool = False  # explicitly
    by: str = ""


@dataclass(frozen=True, slots=True)
class _Statement:
    allows: bool
    actions: tuple[re.Pattern[str], ...]
    but_actions: bool  # NotAction
    resources: tuple[tuple[str, re.Pattern[str]], ...]
    but_resources: bool
    tests: tuple[Test, ...]

    def resource(self, action: str, resource: str, facts: Facts) -> str | None:
        """The resource of the statement that fits, if all of it fits."""
        if any(pattern.fullmatch(action) for pattern in self.actions) is self.but_actions:
            return None
        found = next((text for text, pattern in self.resources if pattern.fullmatch(resource)), None)
        if (found is not None) is self.but_resources:
            return None
        if not all(test(facts) for test in self.tests):
            return None
        return found or resource


class Policy:
    """The statements of a role, ready to be asked."""

    def __init__(self, statements: Iterable[Mapping[str, Any]]) -> None:
        self._statements = [_read(statement) for statement in statements]

    def decide(self, action: str, resource: str, facts: Facts) -> Decision:
        """A statement that denies wins over any that allows; what none allows is not allowed."""
        found = ""
        for statement in self._statements:
            if found and statement.allows:
                continue
            fits = statement.resource(action.lower(), resource, facts)
            if fits is None:
                continue
            if not statement.allows:
                return Decision(allowed=False, denied=True, by=fits)
            found = fits
        return Decision(allowed=bool(found), by=found)


def _read(statement: Mapping[str, Any]) -> _Statement:
    actions = statement.get("Action", statement.get("NotAction"))
    resources = statement.get("Resource", statement.get("NotResource"))
    tests = [
        test_of(operator, key, [str(value) for value in _listed(values)])
        for operator, keys in (statement.get("Condition") or {}).items()
        for key, values in keys.items()
    ]
    return _Statement(
        allows=statement["Effect"] == "Allow",
        actions=tuple(wildcard(str(action).lower()) for action in _listed(actions)),
        but_actions="NotAction" in statement,
        resources=tuple((str(resource), wildcard(str(resource))) for resource in _listed(resources)),
        but_resources="NotResource" in statement,
        tests=tuple(tests),
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@lru_cache(maxsize=4096)
def wildcard(text: str) -> re.Pattern[str]:
    """A pattern of IAM: ``*`` is anything, ``?`` any one character."""
    return re.compile(re.escape(text).replace(r"\*", ".*").replace(r"\?", "."), re.DOTALL)
