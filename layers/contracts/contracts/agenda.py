"""What the agenda tells others."""

from typing import Literal

from pydantic import Field

from kernel.callers import PersonId
from kernel.events import Event


class CalendarChanged(Event, frozen=True):
    """A calendar was made, is otherwise than it was, or went for good; one in the trash is updated and says so."""

    calendar_id: str
    kind: Literal["created", "updated", "destroyed"]
    modseq: int = Field(description="Rises with every change of it: events come in any order.", examples=[1])
    owner: PersonId | None = Field(description="Whose it is; `null`: the workspace's own.")
    name: str
    zone: str = Field(examples=["Europe/Berlin"])
    trashed: bool = Field(default=False, description="Whether it lies in the trash, where nobody sees it.")
