"""Which groups there are, as the room identity tells: of those in which nobody is, nothing else is heard here.

Whoever asks is granted ``identity-groups-tell:InvokeFunction``.
"""

from collections.abc import Collection
from typing import Protocol

from agenda.sharing.model import crowd
from kernel.callers import Caller


class Groups(Protocol):
    def there(self, caller: Caller, group_ids: Collection[str]) -> Collection[str]:
        """Those of them that there are."""


class IdentityGroups:
    def there(self, caller: Caller, group_ids: Collection[str]) -> Collection[str]:
        from contracts.identity import GroupsOf, GroupsThere  # only who shares something needs them
        from kernel.calls import ask

        wanted = GroupsOf(groups=tuple(sorted(group_ids)))
        return ask("identity-groups-tell", wanted, GroupsThere, caller=caller).groups


def lacking(groups: Groups, caller: Caller, grantees: Collection[str]) -> bool:
    """Whether there is one among them that is a group, and is not there; nobody is asked where none are."""
    wanted = {found for each in grantees if (found := crowd(each))}
    return bool(wanted) and bool(wanted.difference(groups.there(caller, wanted)))
