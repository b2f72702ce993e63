"""Who is at the door, and what they come in with. Pure.

Between an invitation and the day on which it is taken up, roles and groups come and go: whoever comes gets what there
still is, and is a member if the role is no more.
"""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, Self

from contracts.scopes import RANKS
from identity.accounts import Account, Membership
from identity.invitations.model import Invitation
from identity.people.model import Member
from identity.rights.model import Carried, Needed, needed_for
from identity.roles.model import Role, built_in
from identity.workspaces.model import Workspace


def _as_it_is(account: Account) -> Account:
    return account


class Entrant(NamedTuple):
    """Somebody at the door of a workspace, and what they are to get."""

    account: Account
    new: bool
    """Whether the account is to be made."""
    workspace: Workspace
    role: str
    groups: tuple[str, ...] = ()
    invitation: Invitation | None = None
    """The one that they take up, if any."""
    edit: Callable[[Account], Account] = _as_it_is
    """What else becomes of their account."""

    def needed(self) -> Needed:
        """What must be read to know what there still is of it."""
        return needed_for(self.role, self.groups)


class Admission(NamedTuple):
    """Somebody on the way in, with what there is for them."""

    entrant: Entrant
    membership: Membership
    member: Member
    own: Role | None = None
    """The role, if it is one of the workspace's own."""
    inviter: Member | None = None
    """Who brings them in, if anybody does."""

    @classmethod
    def of(cls, entrant: Entrant, carried: Carried, now: datetime, inviter: Member | None = None) -> Self:
        own = carried.roles.get(entrant.role)
        role = entrant.role if own or built_in(entrant.role) is not None else RANKS[0]
        groups = tuple(each for each in entrant.groups if each in carried.groups)
        workspace = entrant.workspace
        member = Member(**entrant.account.told(), role=role, groups=groups, joined=now)
        membership = Membership(workspace=workspace.workspace, policy=workspace.seen(), joined=now)
        return cls(entrant, membership, member, own, inviter)

    def becoming(self, account: Account) -> Account:
        """What becomes of their account."""
        return self.entrant.edit(account).joined(self.membership)
