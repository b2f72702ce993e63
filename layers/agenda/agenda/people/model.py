"""What the room knows of people, as the room identity tells it. Pure."""

from typing import Annotated, Literal

from pydantic import BaseModel, StringConstraints

from kernel.callers import PersonId, WorkspaceId
from kernel.ids import same_id
from kernel.plainly import spelt

PersonName = Annotated[str, StringConstraints(pattern=spelt(r"^[A-Za-z0-9-]{1,64}$", "this is no id"))]
"""How a request names somebody."""

Status = Literal["active", "deactivated", "gone"]


CALENDAR = "calendar-"


def calendar_name(workspace: WorkspaceId, person: PersonId) -> str:
    """What stands before the ``@`` in the address of their calendar: as long as they are there, the same."""
    return CALENDAR + same_id("calendar address", workspace, person).replace("-", "")


class Colleague(BaseModel, frozen=True):
    """Somebody in a workspace, or who was: then it says no more than that."""

    person: PersonId
    modseq: int = 0
    """Of which change of theirs this is what was told."""
    stays: int = 0
    """How many times they left before."""
    status: Status = "active"
    name: str = ""
    email: str = ""
    role: str = ""
    groups: tuple[str, ...] = ()
    locale: str = "en"
    zone: str = "UTC"

    @property
    def here(self) -> bool:
        """Whether they are in the workspace, and may come in."""
        return self.status == "active"

    def default_calendar(self, workspace: WorkspaceId) -> str:
        """The id of the calendar that they have without making one.

        Who comes back after having left has another one: what they had is somebody else's by then.
        """
        return same_id("calendar", workspace, self.person, *([str(self.stays)] if self.stays else []))
