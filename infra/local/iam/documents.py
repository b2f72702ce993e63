"""Policy documents: what their statements say, and whether they can be understood."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from infra.local.iam import principals
from infra.local.iam.conditions import VARIABLE, Condition, Facts, conditions
from infra.local.iam.errors import Malformed
from infra.local.iam.patterns import pattern
from infra.local.iam.principals import Asker, Principals


@dataclass(frozen=True, slots=True)
class Named:
    """What ``Action`` or ``Resource`` lists; with ``others`` it is ``NotAction`` or ``NotResource``."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    others: bool
    obscure: bool
    """One of the names has a variable in it, and may mean anything."""

    def match(self, text: str) -> tuple[bool | None, str]:
        """Whether it is meant, which nobody may be able to tell, and by which of the names."""
        for name, each in self.patterns:
            if each.fullmatch(text):
                return not self.others, name
        return (None if self.obscure else self.others), text


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a policy."""

    allows: bool
    actions: Named
    resources: Named
    conditions: tuple[Condition, ...]
    principals: Principals | None

    def applies(self, action: str, resource: str, facts: Facts, asker: Asker) -> str | None:
        """The resource by which it says something of this, if it does; what is in doubt denies and never allows."""
        if self.principals is not None and not self.principals.include(asker):
            return None
        meant, _ = self.actions.match(action)
        if meant is False:
            return None
        found, by = self.resources.match(resource)
        if found is False or (found is None and self.allows):
            return None
        return by if self._conditions_hold(facts) else None

    def _conditions_hold(self, facts: Facts) -> bool:
        doubtful = False
        for condition in self.conditions:
            holds = condition.holds(facts)
            if holds is False:
                return False
            doubtful = doubtful or holds is None
        return not (doubtful and self.allows)


def listed(document: Any) -> list[Mapping[str, Any]]:
    """The statements of a document, of which there may be one without a list."""
    found = document.get("Statement") if isinstance(document, Mapping) else None
    several: list[Any] = found if isinstance(found, list) else [found]
    if not all(isinstance(each, Mapping) for each in several):
        raise Malformed("a policy has statements")
    return several


def read(said: Mapping[str, Any], *, of_resource: bool = False) -> Statement:
    """Understand one statement; those of a resource's policy say whom they are about, and no others do."""
    if said.get("Effect") not in ("Allow", "Deny"):
        raise Malformed("a statement of a policy allows or denies")
    wanted = said.get("Condition") or {}
    if not isinstance(wanted, Mapping) or not all(isinstance(keys, Mapping) for keys in wanted.values()):
        raise Malformed("a condition of a policy is an operator with keys")
    return Statement(
        allows=said["Effect"] == "Allow",
        actions=_named(said, "Action"),
        resources=_named(said, "Resource"),
        conditions=tuple(conditions(wanted)),
        principals=_principals(said, of_resource=of_resource),
    )


def obscure(statements: Iterable[Mapping[str, Any]], known: Collection[str], *, of_resource: bool = False) -> list[str]:
    """What cannot be judged here, where requests have the facts of these keys; what is malformed raises."""
    return [why for each in statements for why in _obscure(read(each, of_resource=of_resource), known)]


def _obscure(statement: Statement, known: Collection[str]) -> Iterator[str]:
    if statement.resources.obscure:
        yield "a policy variable in a resource, which the local cloud does not fill in"
    for condition in statement.conditions:
        if why := condition.obscure(known):
            yield why


def _named(said: Mapping[str, Any], what: str) -> Named:
    others = f"Not{what}" in said
    if (what in said) == others:
        raise Malformed(f"a statement of a policy has either {what} or Not{what}")
    value = said[f"Not{what}" if others else what]
    names = value if isinstance(value, list) else [value]
    if not all(isinstance(name, str) for name in names):
        raise Malformed(f"{what} of a policy's statement is text, or a list of texts")
    if what == "Action":
        return Named(tuple((name, pattern(name.lower())) for name in names), others, obscure=False)
    clear = tuple((name, pattern(name)) for name in names if VARIABLE not in name)
    return Named(clear, others, obscure=len(clear) < len(names))


def _principals(said: Mapping[str, Any], *, of_resource: bool) -> Principals | None:
    given = [name for name in ("Principal", "NotPrincipal") if name in said]
    if of_resource and len(given) != 1:
        raise Malformed("a statement of a resource's policy has either Principal or NotPrincipal")
    if given and not of_resource:
        raise Malformed("only the policy of a resource says whom it is about")
    return principals.read(said[given[0]], others=given[0] == "NotPrincipal") if given else None
