"""Which of somebody's workspaces they come in to, as it stands with each at this moment. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from identity.accounts import Account, Membership
from identity.people import Member
from identity.signin.model import AccessEnded, Choice, NoneOpen, NoWorkspace, chosen
from identity.workspaces import Workspace
from identity.workspaces.model import Suspended
from kernel.callers import WorkspaceId
from kernel.errors import Refusal

_STATES = {"suspended": "is suspended", "erasing": "is about to be deleted"}


class Home(NamedTuple):
    """How it stands with somebody in a workspace."""

    workspace: Workspace | None
    member: Member | None

    def closed(self) -> Refusal | None:
        """Why the person cannot come in, if they cannot."""
        home = self.workspace
        if home is None or self.member is None:
            return NoWorkspace("you are not in this workspace any more")
        if home.status != "active":
            return Suspended(f"{home.name} {_STATES[home.status]}; ask its administrators")
        if self.member.status != "active":
            return AccessEnded(f"your access to {home.name} was switched off; ask an administrator of {home.name}")
        return None


Homes = Mapping[WorkspaceId, Home]


def reopened(account: Account, workspace: WorkspaceId | None, homes: Homes) -> Account:
    """The account with those of its workspaces that are open, and with what they demand by now.

    If none is, or not the one ``workspace`` that it is about, that is refused with the reason.
    """
    wanted = [each for each in account.memberships if workspace in {None, each.workspace}]
    fresh, reasons = list[Membership](), list[Refusal]()
    for each in wanted:
        home = homes[each.workspace]
        if reason := home.closed():
            reasons.append(reason)
        elif home.workspace:
            fresh.append(each.model_copy(update={"policy": home.workspace.seen()}))
    if fresh:
        return account.model_copy(update={"memberships": tuple(fresh)})
    known = [each for each in reasons if not isinstance(each, NoWorkspace)] or reasons
    if len(known) > 1:
        raise NoneOpen(f"none of your workspaces is open to you: {'; '.join(str(each) for each in reversed(known))}")
    raise known[0]


def shut(account: Account, homes: Homes) -> Refusal | None:
    """Why the person can come in nowhere, if they cannot."""
    try:
        chosen(account, None)
        reopened(account, None, homes)
    except Refusal as reason:
        return reason
    return None


def others(account: Account, but: WorkspaceId, homes: Homes, vouched: WorkspaceId | None) -> list[Choice]:
    """Those that somebody without a second factor can come in to; the one used last comes first."""
    found = [home.workspace for home in homes.values() if home.workspace and home.closed() is None]
    easy = {
        each.workspace: Choice(workspace=each.workspace, name=each.name, slug=each.slug)
        for each in found
        if each.workspace != but
        and not each.policy.mfa_required
        and (not each.policy.sso_only or vouched == each.workspace)
    }
    return [easy[each.workspace] for each in reversed(account.memberships) if each.workspace in easy]
