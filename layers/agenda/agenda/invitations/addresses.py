"""Calendar addresses: where programs send what concerns somebody's calendar, and no person reads it. Pure."""

from agenda.people.model import CALENDAR, calendar_name
from kernel.callers import PersonId, WorkspaceId

NOWHERE = "calendar.invalid"
"""Of an installation that gets no mail: those who are in the workspace reach each other and its rooms all the same."""


def local_part(workspace: WorkspaceId, person: PersonId) -> str:
    """What stands before the ``@``: the same for as long as somebody is there, and says nothing of them."""
    return calendar_name(workspace, person)


def calendar_address(workspace: WorkspaceId, person: PersonId, domain: str) -> str:
    return f"{local_part(workspace, person)}@{domain or NOWHERE}"


def is_calendars(mail: str) -> bool:
    """Whether that may be the address of a calendar; whose it is, is kept (`agenda-by-address-1`)."""
    return mail.startswith(CALENDAR)
