"""Where it is kept whose a calendar address is, where events are, and which letters went out."""

from agenda.invitations.addresses import local_part
from kernel.callers import PersonId, WorkspaceId
from kernel.settings import physical
from kernel.tables import key

ADDRESSES = physical("agenda-by-address-1")
LOG = physical("agenda-invitations-1")


def address(workspace: WorkspaceId, person: PersonId) -> str:
    """The key of somebody's calendar address."""
    return local_part(workspace, person)


def inbox(workspace: WorkspaceId, person: PersonId) -> str:
    """The key under which wait what somebody is to decide."""
    return key(workspace, person)
