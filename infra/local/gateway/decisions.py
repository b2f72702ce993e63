"""What a Lambda authorizer answered: a plain yes or no, or a policy."""

import json
from dataclasses import dataclass
from typing import Any

from infra.local.facts import EVERY
from infra.local.gateway.request import Passed
from infra.local.iam import Facts, Malformed, Policy, fact, listed

_INVOKE = "execute-api:Invoke"


class Unreadable(Exception):
    """The authorizer said nothing that API Gateway understands."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Kept as long as the authorizer's answers may be; a policy is judged anew for each route."""

    context: dict[str, str]
    simple: bool | None = None
    policy: Policy | None = None

    def permits(self, arn: str, request: Passed) -> bool:
        """Whether this route may be called, by this request."""
        if self.policy is None:
            return self.simple is True
        return self.policy.decide(_INVOKE, arn, _facts(request)).allowed


def simple(payload: Any) -> Decision:
    """Read ``{"isAuthorized": …, "context": …}``."""
    if not isinstance(payload, dict) or type(payload.get("isAuthorized")) is not bool:
        raise Unreadable("isAuthorized")
    return Decision(_context(payload), payload["isAuthorized"])


def policy(payload: Any) -> Decision:
    """Read a principal and a policy document."""
    if not isinstance(payload, dict) or not isinstance(payload.get("principalId"), str):
        raise Unreadable("principalId")
    try:
        judged = Policy(listed(payload.get("policyDocument")))
    except Malformed as error:
        raise Unreadable("policyDocument") from error
    return Decision({"principalId": payload["principalId"], **_context(payload)}, policy=judged)


def _facts(request: Passed) -> Facts:
    """What the conditions of a policy may ask of a request."""
    headers = {"aws:Referer": request.header("referer"), "aws:UserAgent": request.header("user-agent")}
    return {
        **EVERY,
        **{key: fact(*[value] if value else []) for key, value in headers.items()},
        "aws:SourceIp": fact(request.address),
    }


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
