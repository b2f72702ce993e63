"""What a Lambda authorizer answered: a plain yes or no, or a policy."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


class Unreadable(Exception):
    """The authorizer said nothing that API Gateway understands."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Kept as long as the authorizer's answers may be; a policy is judged anew for each route."""

    context: dict[str, str]
    simple: bool | None = None
    statements: tuple[dict[str, Any], ...] = ()

    def permits(self, arn: str) -> bool:
        """Whether this route may be called."""
        if self.simple is not None:
            return self.simple
        effects = {statement.get("Effect") for statement in self.statements if _concerns(statement, arn)}
        return "Allow" in effects and "Deny" not in effects


def simple(payload: Any) -> Decision:
    """Read ``{"isAuthorized": …, "context": …}``."""
    if not isinstance(payload, dict) or type(payload.get("isAuthorized")) is not bool:
        raise Unreadable("isAuthorized")
    return Decision(_context(payload), payload["isAuthorized"])


def policy(payload: Any) -> Decision:
    """Read a principal and a policy document."""
    if not isinstance(payload, dict) or not isinstance(payload.get("principalId"), str):
        raise Unreadable("principalId")
    document = payload.get("policyDocument")
    statements = document.get("Statement") if isinstance(document, dict) else None
    if isinstance(statements, dict):
        statements = [statements]
    if not isinstance(statements, list) or not all(isinstance(statement, dict) for statement in statements):
        raise Unreadable("policyDocument")
    return Decision({"principalId": payload["principalId"], **_context(payload)}, None, tuple(statements))


def _context(payload: dict[str, Any]) -> dict[str, str]:
    """Flat, and every value a string: so integrations with payload format 1.0 see it."""
    context = payload.get("context")
    if context is None:
        return {}
    if not isinstance(context, dict):
        raise Unreadable("context")
    said: dict[str, str] = {}
    for name, value in context.items():
        if isinstance(value, dict | list):
            raise Unreadable(name)
        if value is not None:
            said[str(name)] = value if isinstance(value, str) else json.dumps(value)
    return said


def _concerns(statement: dict[str, Any], arn: str) -> bool:
    actions = [action.lower() for action in _several(statement.get("Action"))]
    return any(_like(action, "execute-api:invoke") for action in actions) and any(
        _like(resource, arn) for resource in _several(statement.get("Resource"))
    )


def _several(value: Any) -> Iterable[str]:
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, str)]


def _like(pattern: str, text: str) -> bool:
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."), text, re.DOTALL) is not None
