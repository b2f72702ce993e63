"""Which pages of other origins may read what a bucket answers: the first rule that fits, as S3 has it."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Any


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def _allows(rule: Any, origin: str, method: str, headers: list[str]) -> bool:
    allowed = [one.lower() for one in _listed(rule.allowed_headers)]
    return (
        any(fnmatchcase(origin, one) for one in _listed(rule.allowed_origins))
        and method in _listed(rule.allowed_methods)
        and all(any(fnmatchcase(name, one) for one in allowed) for name in headers)
    )


def headers_for(rules: Iterable[Any], origin: str, method: str, asked: str | None = None) -> dict[str, str] | None:
    """The headers of the answer, to a preflight if ``asked`` says for which headers; None when no rule fits."""
    names = [name.strip().lower() for name in (asked or "").split(",") if name.strip()]
    rule = next((one for one in rules if _allows(one, origin, method, names)), None)
    if rule is None:
        return None
    anybody = "*" in _listed(rule.allowed_origins)
    result = {
        "Access-Control-Allow-Origin": "*" if anybody else origin,
        "Access-Control-Allow-Methods": ", ".join(_listed(rule.allowed_methods)),
        "Vary": "Origin, Access-Control-Request-Headers, Access-Control-Request-Method",
    }
    if not anybody:
        result["Access-Control-Allow-Credentials"] = "true"
    if exposed := _listed(rule.exposed_headers):
        result["Access-Control-Expose-Headers"] = ", ".join(exposed)
    if names:
        result["Access-Control-Allow-Headers"] = ", ".join(names)
    if asked is not None and rule.max_age_seconds:
        result["Access-Control-Max-Age"] = str(rule.max_age_seconds)
    return result
