"""Calendar addresses: where programs send what concerns somebody's calendar, and no person reads it. Pure."""

from kernel.callers import PersonId, WorkspaceId
from kernel.ids import same_id

_PREFIX = "calendar-"
_NOWHERE = "calendar.invalid"
"""Of an installation that gets no mail: those who are in the workspace reach each other all the same."""


def local_part(workspace: WorkspaceId, person: PersonId) -> str:
    """What stands before the ``@``: the same for as long as somebody is there, and says nothing of them."""
    return _PREFIX + same_id("calendar address", workspace, person).replace("-", "")


def calendar_address(workspace: WorkspaceId, person: PersonId, domain: str) -> str:
    return f"{local_part(workspace, person)}@{domain or _NOWHERE}"
