"""IAM's decision: whether statements allow an action on a resource."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from infra.local.iam.conditions import Facts
from infra.local.iam.documents import read
from infra.local.iam.principals import ANYBODY, Asker


@dataclass(frozen=True, slots=True)
class Decision:
    """What IAM says, and the resource of the statement by which it says so."""

    allowed: bool
    denied: bool = False  # explicitly
    by: str = ""


class Policy:
    """Statements, ready to be asked: of a role, or with ``of_resource`` those of a resource, which name principals."""

    def __init__(self, statements: Iterable[Mapping[str, Any]], *, of_resource: bool = False) -> None:
        self._statements = [read(statement, of_resource=of_resource) for statement in statements]

    def decide(self, action: str, resource: str, facts: Facts, asker: Asker = ANYBODY) -> Decision:
        """A statement that denies wins over any that allows; what none allows is not allowed."""
        found: str | None = None
        action = action.lower()
        for statement in self._statements:
            if found is not None and statement.allows:
                continue
            by = statement.applies(action, resource, facts, asker)
            if by is None:
                continue
            if not statement.allows:
                return Decision(allowed=False, denied=True, by=by)
            found = by
        return Decision(allowed=found is not None, by=found or "")
