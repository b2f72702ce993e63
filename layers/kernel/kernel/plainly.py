"""What a validator finds, in plain words."""

from collections.abc import Iterable
from typing import Any

_AN_ID = "this is no id; one looks like 0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"
_A_LIST = "this is a list"
_A_NUMBER = "this is a whole number"
_WORDS = {
    "extra_forbidden": "there is no such field",
    "missing": "this is needed",
    "string_type": "this is text",
    "string_too_short": "this is too short; it has {min_length} characters at least",
    "string_too_long": "this is too long; it has {max_length} characters at most",
    "string_pattern_mismatch": "this is not written in the way that is asked for",
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
"""What pydantic says to programmers, as whoever sent a request may read it; no pattern is ever shown to them."""

FORMS = {r"^[0-9a-f-]{36}$": _AN_ID, r"\S": "this is empty"}
"""What is to be written where a pattern asks for it: what every room asks for, and what each of them has words for."""


def spelt(pattern: str, words: str) -> str:
    """A pattern, as a field asks for it, and what is to be written there."""
    FORMS[pattern] = words
    return pattern


def plainly(found: Any) -> str:
    """One of the errors, in our words where we have some."""
    kind, facts = found["type"], found.get("ctx", {})
    if kind == "string_pattern_mismatch":
        form = facts.get("pattern", "")
        return FORMS.get(form) or ("this is no e-mail address" if "@" in form else _WORDS[kind])
    words = _WORDS.get(kind)
    return words.format_map(facts) if words else str(found["msg"]).removeprefix("Value error, ")


def told(errors: Iterable[Any]) -> list[Any]:
    """Those that are worth saying: of a list that is too short only because what is in it is wrong, what is wrong."""
    found = list(errors)
    within = {each["loc"][:length] for each in found for length in range(len(each["loc"]))}
    return [each for each in found if each["type"] != "too_short" or each["loc"] not in within]
