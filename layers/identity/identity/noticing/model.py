"""Which devices a person is known to use. Pure."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from identity.accounts.model import Account, Device
from identity.sessions.freshness import FACTORS
from identity.sessions.model import Session
from identity.workspaces.model import Workspace

_LATER = timedelta(microseconds=1)
_SET_UP = frozenset({"pwd", *FACTORS})


def known(account: Account, device: Device) -> bool:
    """Whether the person has used it before."""
    return any(each.digest == device.digest for each in account.devices)


def first_ever(account: Account, amr: Collection[str]) -> bool:
    """Whether nobody has signed in yet: all that is known is the device that the account was made on.

    Where none is known, whoever showed what is set up first has been here, and has had their devices forgotten.
    """
    anew = account.devices or not _SET_UP.intersection(amr)
    return bool(anew) and all(each.seen <= account.created for each in account.devices)


def seen_at(session: Session, account: Account) -> datetime:
    """When the device was seen: after the account was made, though sessions count whole seconds."""
    return max(datetime.fromtimestamp(session.created, UTC), account.created + _LATER)


def remembered(account: Account, device: Device, workspace: Workspace) -> Account:
    """The account as the next sign-in shall find it: with the device, and what the workspace demands.

    The workspace comes last of all that the person is in: it is the one that was used last.
    """
    used = account.membership(workspace.workspace)
    fresh = account.joined(used.model_copy(update={"policy": workspace.seen()})) if used else account
    later = any(each.digest == device.digest and each.seen >= device.seen for each in account.devices)
    return fresh if later or not device.digest else fresh.seen_on(device)
