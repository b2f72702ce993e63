"""What a bucket's policy says of a request."""

import json
from collections.abc import Callable
from fnmatch import fnmatchcase
from typing import Any

CONTEXT = {"aws:securetransport": "true"}  # what is known of a request that comes over loopback
Matches = Callable[[str, str], bool]


def _equal(given: str, wanted: str) -> bool:
    return given == wanted


def _equal_in_any_case(given: str, wanted: str) -> bool:
    return given.lower() == wanted.lower()


OPERATORS: dict[str, tuple[Matches, bool]] = {  # and whether the opposite is meant
    "Bool": (_equal_in_any_case, False),
    "StringEquals": (_equal, False),
    "StringNotEquals": (_equal, True),
    "StringLike": (fnmatchcase, False),
    "StringNotLike": (fnmatchcase, True),
    "ArnEquals": (fnmatchcase, False),
    "ArnNotEquals": (fnmatchcase, True),
    "ArnLike": (fnmatchcase, False),
    "ArnNotLike": (fnmatchcase, True),
}


def verdict(policy: bytes | str | None, action: str, resource: str, *, anonymous: bool) -> bool | None:
    """True: allowed to everybody; False: denied; None: the policy says nothing of it."""
    if not policy:
        return None
    statements = json.loads(policy).get("Statement", [])
    applying = [
        one
        for one in _listed(statements)
        if _means(one, action, resource, anonymous=anonymous) and _conditions_hold(one)
    ]
    if any(one["Effect"] == "Deny" for one in applying):
        return False
    return True if anonymous and applying else None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _means(statement: dict[str, Any], action: str, resource: str, *, anonymous: bool) -> bool:
    principal = statement.get("Principal")
    everybody = principal == "*" or (isinstance(principal, dict) and "*" in _listed(principal.get("AWS", [])))
    # Of those who signed, only a denial to everybody is judged here; what they are allowed, their role says.
    if not everybody or (not anonymous and statement["Effect"] != "Deny"):
        return False
    actions = [one.lower() for one in _listed(statement.get("Action", []))]
    resources = _listed(statement.get("Resource", []))
    return any(fnmatchcase(action.lower(), one) for one in actions) and any(
        fnmatchcase(resource, one) for one in resources
    )


def _conditions_hold(statement: dict[str, Any]) -> bool:
    return all(
        _holds(operator, key, _listed(values))
        for operator, tests in statement.get("Condition", {}).items()
        for key, values in tests.items()
    )


def _holds(operator: str, key: str, values: list[Any]) -> bool:
    given = CONTEXT.get(key.lower())
    plain = operator.removesuffix("IfExists")
    if operator == "Null":
        return any((given is None) == (str(value).lower() == "true") for value in values)
    if plain not in OPERATORS:
        return False
    matches, opposite = OPERATORS[plain]
    if given is None:
        return opposite or plain != operator
    return opposite != any(matches(given, str(value).lower() if plain == "Bool" else str(value)) for value in values)
