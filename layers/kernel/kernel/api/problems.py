"""Refusals as problem documents (RFC 9457)."""

import json
from typing import Any

from kernel.errors import Invalid, Malformed, Refusal
from kernel.plainly import plainly, told

TYPES = "urn:stoa:problem:"
"""Where the types of problems are named; a type is stable, a title or detail may be reworded."""

MEDIA_TYPE = "application/problem+json"

_LONGEST = 80
"""Characters of a name that was sent, in what we say about it: some names are megabytes."""


def problem(refusal: Refusal, instance: str) -> dict[str, Any]:
    """The document that says what was refused and why."""
    return {
        "type": TYPES + refusal.kind,
        "title": refusal.title,
        "status": refusal.status,
        "detail": str(refusal),
        "instance": instance,
        **refusal.facts(),
    }


def bug(instance: str) -> str:
    """What the world is told of a bug: that there is one, and how to name it to an operator."""
    return json.dumps(
        {
            "type": TYPES + "internal-error",
            "title": "Something went wrong on our side",
            "status": 500,
            "detail": "It has been recorded. If it goes on, tell an operator this instance.",
            "instance": instance,
        }
    )


def invalid(error: Any, where: str) -> Refusal:
    """What pydantic found, field by field, without repeating what was sent."""
    found = error.errors(include_url=False, include_input=False)
    if any(each["type"] == "json_invalid" for each in found):
        return Malformed(f"the {where} is not JSON: {found[0]['msg'].removeprefix('Invalid JSON: ')}")
    errors = [
        {
            "field": ".".join(str(part)[:_LONGEST] for part in each["loc"]) or where,
            "code": each["type"],
            "detail": plainly(each)[: 5 * _LONGEST],
        }
        for each in told(found)[:20]
    ]
    return Invalid("; ".join(f"{each['field']}: {each['detail']}" for each in errors), errors)
