"""The conditions of IAM's statements: ``ForAllValues:StringLike``, ``ArnEqualsIfExists`` and the rest."""

import operator
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from ipaddress import ip_address, ip_network
from typing import Any

from infra.local.deploy.errors import TemplateError

Test = Callable[[Mapping[str, Callable[[], list[str]]]], bool]

KNOWN = re.compile(
    r"aws:(RequestedRegion|SecureTransport|CurrentTime|EpochTime|PrincipalAccount|PrincipalType|ResourceAccount)"
    r"|dynamodb:(LeadingKeys|Select|ReturnValues|EnclosingOperation)"
    r"|kms:(EncryptionContext:.+|EncryptionContextKeys|ResourceAliases|RequestAlias|ViaService|CallerAccount)"
    r"|s3:(prefix|delimiter)"
    r"|events:(source|detail-type)|ses:(FromAddress|Recipients)|cloudwatch:namespace|iam:PassedToService"
    r"|secretsmanager:(SecretId|VersionStage)",
    re.IGNORECASE,
)
"""The condition keys that have a value here; ``kms:ViaService`` never has one, which is for calls by AWS itself."""


def _like(text: str, wanted: str) -> bool:
    pattern = re.escape(wanted).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(pattern, text, re.DOTALL) is not None


def _arn_like(text: str, wanted: str) -> bool:
    """Each of the six parts of an ARN is matched on its own."""
    ours, theirs = text.split(":", 5), wanted.split(":", 5)
    return len(ours) == len(theirs) and all(_like(one, other) for one, other in zip(ours, theirs, strict=True))


def _date(text: str) -> datetime:
    if text.isdigit():
        return datetime.fromtimestamp(int(text), UTC)
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


_Compare = Callable[[str, str], bool]
_ORDER = {
    "Equals": operator.eq,
    "LessThan": operator.lt,
    "LessThanEquals": operator.le,
    "GreaterThan": operator.gt,
    "GreaterThanEquals": operator.ge,
}


def _by(read: Callable[[str], Any], order: Callable[[Any, Any], Any]) -> _Compare:
    return lambda text, wanted: bool(order(read(text), read(wanted)))


_OPERATORS: dict[str, _Compare] = {
    "StringEquals": operator.eq,
    "StringEqualsIgnoreCase": lambda text, wanted: text.lower() == wanted.lower(),
    "StringLike": _like,
    "ArnEquals": _arn_like,
    "ArnLike": _arn_like,
    "Bool": lambda text, wanted: text.lower() == wanted.lower(),
    "BinaryEquals": operator.eq,
    "IpAddress": lambda text, wanted: ip_address(text) in ip_network(wanted, strict=False),
    **{f"Numeric{name}": _by(float, order) for name, order in _ORDER.items()},
    **{f"Date{name}": _by(_date, order) for name, order in _ORDER.items()},
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


def test_of(name: str, key: str, wanted: list[str]) -> Test:
    """One condition: the values of ``key`` against ``wanted``."""
    if not KNOWN.fullmatch(key):
        raise TemplateError(f"a policy has a condition on {key}, which the local cloud does not evaluate")
    quantity, _, rest = name.rpartition(":")
    if rest == "Null":
        return lambda facts: (not _values(facts, key)) is (wanted[0].lower() == "true")
    if_exists = rest.endswith("IfExists")
    rest = rest.removesuffix("IfExists")
    negated = rest in _NEGATED
    compare = _OPERATORS.get(_NEGATED.get(rest, rest))
    if compare is None or quantity not in {"", "ForAllValues", "ForAnyValue"}:
        raise TemplateError(f"a policy has a condition {name}, which the local cloud does not know")

    def fits(value: str) -> bool:
        return any(compare(value, each) for each in wanted) is not negated

    def test(facts: Mapping[str, Callable[[], list[str]]]) -> bool:
        values = _values(facts, key)
        if not values:
            return if_exists or quantity == "ForAllValues" or (negated and not quantity)
        return any(map(fits, values)) if quantity == "ForAnyValue" else all(map(fits, values))

    return test


def _values(facts: Mapping[str, Callable[[], list[str]]], key: str) -> list[str]:
    found = facts.get(key)
    if found is None:
        lower = key.lower()
        found = next((value for name, value in facts.items() if name.lower() == lower), None)
    return found() if found is not None else []
