"""The conditions of IAM's statements: ``ForAllValues:StringLike``, ``ArnEqualsIfExists`` and the rest."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from infra.local.iam.operators import Operator, operator_of, truth

Facts = Mapping[str, Callable[[], list[str]]]
"""Condition keys, and how to find their values: most policies never ask."""

Test = Callable[[list[str]], bool]

VARIABLE = "${"
"""How policy variables begin. None of our policies has one; none is evaluated."""

_SOMETIMES = re.compile(
    r"aws:(PrincipalServiceName|SourceAccount|SourceArn|SourceVpc|SourceVpce)"
    r"|aws:(RequestTag|ResourceTag)/family"  # of keys that sign; nothing else is tagged so
    r"|dynamodb:(LeadingKeys|Select|ReturnValues|EnclosingOperation)"
    r"|kms:(EncryptionContext:.+|EncryptionContextKeys|ResourceAliases|RequestAlias|ViaService|CallerAccount)"
    r"|s3:(prefix|delimiter)"
    r"|events:(source|detail-type)|ses:(FromAddress|Recipients)|cloudwatch:namespace|iam:PassedToService"
    r"|secretsmanager:(SecretId|VersionStage)",
    re.IGNORECASE,
)
"""Keys that a request either has here or would not have on AWS either: ``kms:ViaService`` is of calls by AWS itself.
Any other key of which the facts say nothing has a value on AWS that nobody here knows."""


def fact(*values: object) -> Callable[[], list[str]]:
    """The values of a condition key that are known already."""
    return lambda: [str(value) for value in values]


@dataclass(frozen=True, slots=True)
class Condition:
    """One key of one operator."""

    key: str
    test: Test | None
    wrong: str = ""
    """Why there is no test: what it would take to judge it."""

    def holds(self, facts: Facts) -> bool | None:
        """Whether it holds; None if nobody here can tell."""
        values = self._values(facts)
        if self.test is None or values is None:
            return None
        try:
            return self.test(values)
        except ValueError:  # what the request says is no number, date or address
            return None

    def obscure(self, known: Collection[str]) -> str:
        """Why it cannot be judged where the facts have these keys; nothing if it can."""
        if self.key.lower() in {name.lower() for name in known} or _SOMETIMES.fullmatch(self.key):
            return self.wrong
        return f"a condition on {self.key}, which the local cloud does not evaluate"

    def _values(self, facts: Facts) -> list[str] | None:
        found = facts.get(self.key)
        if found is None:
            lower = self.key.lower()
            found = next((value for name, value in facts.items() if name.lower() == lower), None)
        if found is not None:
            return found()
        return [] if _SOMETIMES.fullmatch(self.key) else None


def conditions(said: Mapping[str, Mapping[str, Any]]) -> Iterator[Condition]:
    """The conditions of a statement, which must all hold."""
    for operator, keys in said.items():
        for key, values in keys.items():
            wanted = [_text(value) for value in (values if isinstance(values, list) else [values])]
            yield _condition(operator, key, wanted)


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _condition(name: str, key: str, wanted: list[str]) -> Condition:
    if any(VARIABLE in each for each in wanted):
        return Condition(
            key, None, f"a policy variable in a condition on {key}, which the local cloud does not fill in"
        )
    quantity, _, rest = name.rpartition(":")
    found = operator_of(rest.removesuffix("IfExists"))
    if name != "Null" and (found is None or quantity not in {"", "ForAllValues", "ForAnyValue"}):
        return Condition(key, None, f"a condition {name}, which the local cloud does not know")
    try:
        if found is None:
            absent = {truth(each) for each in wanted}
            return Condition(key, lambda values: (not values) in absent)
        operator, negated = found
        read = [operator.wanted(each) for each in wanted]
    except ValueError as error:
        return Condition(key, None, f"a condition {name} on {key} that makes no sense: {error}")
    return Condition(key, _test(operator, read, quantity, negated=negated, if_exists=rest.endswith("IfExists")))


def _test(operator: Operator, wanted: list[Any], quantity: str, *, negated: bool, if_exists: bool) -> Test:
    without = if_exists or quantity == "ForAllValues" or (negated and not quantity)

    def fits(value: str) -> bool:
        said = operator.said(value)
        return any(operator.fits(said, each) for each in wanted) is not negated

    def test(values: list[str]) -> bool:
        if not values:
            return without
        return any(map(fits, values)) if quantity == "ForAnyValue" else all(map(fits, values))

    return test
