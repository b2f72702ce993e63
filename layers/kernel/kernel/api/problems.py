"""Refusals as problem documents (RFC 9457)."""

import json
from typing import Any

from kernel.errors import Invalid, Malformed, Refusal

TYPES = "urn:stoa:problem:"
"""Where the types of problems are named; a type is stable, a title or detail may be reworded."""

MEDIA_TYPE = "application/problem+json"

_LONGEST = 80
"""Characters of a name that was sent, in what we say about it: some names are megabytes."""

_AN_ID = "this is no id; one looks like 0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"
_A_LIST = "this is a list"
_A_NUMBER = "this is a whole number"
_WORDS = {
    "extra_forbidden": "there is no such field",
    "missing": "this is needed",
    "string_type": "this is text",
    "string_too_short": "this is too short; it has {min_length} characters at least",
    "string_too_long": "this is too long; it has {max_length} characters at most",
    "string_pattern_mismatch": "this does not have the form that is asked for: {pattern}",
    "too_short": "these are too few; send {min_length} at least",
    "too_long": "these are too many; send {max_length} at most",
    "list_type": _A_LIST,
    "tuple_type": _A_LIST,
    "set_type": _A_LIST,
    "frozen_set_type": _A_LIST,
    "uuid_parsing": _AN_ID,
    "uuid_type": _AN_ID,
    "uuid_version": _AN_ID,
    "int_type": _A_NUMBER,
    "int_parsing": _A_NUMBER,
    "int_from_float": _A_NUMBER,
    "bool_type": "this is true or false",
    "bool_parsing": "this is true or false",
    "greater_than_equal": "this is too little; it is {ge} at least",
    "less_than_equal": "this is too much; it is {le} at most",
    "greater_than": "this is too little; it is more than {gt}",
    "less_than": "this is too much; it is less than {lt}",
    "literal_error": "this is none of those that can be chosen: {expected}",
    "enum": "this is none of those that can be chosen: {expected}",
}
"""What pydantic says to programmers, as whoever sent a request may read it."""


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
            "detail": _said(each)[: 5 * _LONGEST],
        }
        for each in found[:20]
    ]
    return Invalid("; ".join(f"{each['field']}: {each['detail']}" for each in errors), errors)


def _said(found: Any) -> str:
    """One of them, in our words where we have some."""
    words = _WORDS.get(found["type"])
    return words.format_map(found.get("ctx", {})) if words else str(found["msg"]).removeprefix("Value error, ")
