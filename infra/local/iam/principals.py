"""Who asks, and whom the policy of a resource is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from infra.local.iam.errors import Malformed

_KINDS = {"AWS", "CanonicalUser", "Federated", "Service"}


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who asks; nobody known, if nothing is said."""

    account: str = ""
    arn: str = ""
    service: str = ""  # cloudfront.amazonaws.com

    def goes_by(self, kind: str, name: str) -> bool:
        """Whether a policy means this asker by ``{"AWS": name}``."""
        if kind == "Service":
            return bool(self.service) and name == self.service
        if kind != "AWS":
            return False
        if name == "*":
            return True
        account = self.account and name in {self.account, f"arn:aws:iam::{self.account}:root"}
        return bool(account or (self.arn and name == self.arn))


ANYBODY = Asker()
"""Who has not signed."""


@dataclass(frozen=True, slots=True)
class Principals:
    """What ``Principal``, or with ``others`` ``NotPrincipal``, lists."""

    names: tuple[tuple[str, str], ...]
    others: bool = False

    def include(self, asker: Asker) -> bool:
        """Whether the statement is about them."""
        return any(asker.goes_by(kind, name) for kind, name in self.names) is not self.others


def read(said: Any, *, others: bool) -> Principals:
    """``"*"``, or names by their kinds; raise ``Malformed`` for anything else."""
    if said == "*":
        return Principals((("AWS", "*"),), others)
    if not isinstance(said, Mapping) or not said or not set(said) <= _KINDS:
        raise Malformed("whom a policy is about is * or names by their kinds")
    names = [(kind, name) for kind, value in said.items() for name in (value if isinstance(value, list) else [value])]
    if not all(isinstance(name, str) for _, name in names):
        raise Malformed("whom a policy is about is * or names by their kinds")
    return Principals(tuple(names), others)
