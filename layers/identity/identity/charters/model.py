"""What the roles and the groups of a workspace allow. Pure.

It is written with every role and every group that it tells of, in the same transaction; it tells of no names, and of
nothing that allows nothing.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from contracts.scopes import SCOPES
from identity.roles.model import built_in
from kernel.errors import Conflict

MOST_ROLES = 100
MOST_CARRIERS = 1000
"""Groups that carry a role. With as many of both the row has half of the 400 KB that one may have."""


class TooManyRoles(Conflict):
    """A workspace has no more roles of its own, and no more groups that carry one, than that."""


class Charter(NamedTuple):
    roles: Mapping[str, frozenset[str]] = {}
    """What each role of the workspace's own allows."""
    groups: Mapping[str, str] = {}
    """Which role each group carries that carries one."""

    def held(self, role: str, groups: Iterable[str]) -> frozenset[str]:
        """What somebody may do who has that role and is in those groups; what is no more allows nothing."""
        carried = (self.groups[each] for each in groups if each in self.groups)
        return frozenset[str]().union(*map(self._allowed, {role, *carried}))

    def _allowed(self, role: str) -> frozenset[str]:
        held = built_in(role)
        return held if held is not None else self.roles.get(role, frozenset()) & SCOPES.keys()
