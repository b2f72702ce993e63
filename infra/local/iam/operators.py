"""The operators of conditions: how what a request says is compared with what a policy wants."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address, ip_network
from typing import Any

from infra.local.iam.patterns import parts, parts_fit, pattern


@dataclass(frozen=True, slots=True)
class Operator:
    """How both sides are read, and when they fit; reading raises ``ValueError`` for what makes no sense."""

    said: Callable[[str], Any]
    wanted: Callable[[str], Any]
    fits: Callable[[Any, Any], bool]


def operator_of(name: str) -> tuple[Operator, bool] | None:
    """The operator of a name, and whether its opposite is meant; nothing for a name that IAM does not know."""
    negated = name in _NEGATED
    found = _OPERATORS.get(_NEGATED.get(name, name))
    return (found, negated) if found else None


def _date(text: str) -> datetime:
    try:
        if text.isdigit():
            return datetime.fromtimestamp(int(text), UTC)
        found = datetime.fromisoformat(text)
    except (OverflowError, OSError) as error:  # so many seconds after 1970 that no calendar has them
        raise ValueError(text) from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def truth(text: str) -> bool:
    """Yes or no."""
    if text.lower() not in {"true", "false"}:
        raise ValueError(text)
    return text.lower() == "true"


_ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "Equals": operator.eq,
    "LessThan": operator.lt,
    "LessThanEquals": operator.le,
    "GreaterThan": operator.gt,
    "GreaterThanEquals": operator.ge,
}
_ARN = Operator(str, parts, parts_fit)
_OPERATORS: dict[str, Operator] = {
    "StringEquals": Operator(str, str, operator.eq),
    "StringEqualsIgnoreCase": Operator(str.lower, str.lower, operator.eq),
    "StringLike": Operator(str, pattern, lambda said, wanted: wanted.fullmatch(said) is not None),
    "ArnEquals": _ARN,
    "ArnLike": _ARN,
    "Bool": Operator(truth, truth, operator.eq),
    "BinaryEquals": Operator(str, str, operator.eq),
    "IpAddress": Operator(ip_address, lambda text: ip_network(text, strict=False), lambda said, net: said in net),
    **{f"Numeric{name}": Operator(float, float, order) for name, order in _ORDER.items()},
    **{f"Date{name}": Operator(_date, _date, order) for name, order in _ORDER.items()},
}
_NEGATED = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
    "NotIpAddress": "IpAddress",
    "NumericNotEquals": "NumericEquals",
    "DateNotEquals": "DateEquals",
}
