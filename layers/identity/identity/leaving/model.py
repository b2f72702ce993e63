"""Deleting one's account: what is asked and answered. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pydantic import BaseModel, ConfigDict, Field

from kernel.errors import Conflict

GRACE = timedelta(days=14)
LOOKED_BACK = 7
"""Days of which it is looked whether somebody is still to go: what failed is tried again for so long."""

_TICKET = f"0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f.{'x' * 43}"


class StillNeeded(Conflict):
    """Workspaces would be without an Admin: make somebody else one there, or erase them, first."""

    def __init__(self, workspaces: Sequence[str] = ()) -> None:
        super().__init__(
            f"you are the last Admin of {', '.join(workspaces)}; make somebody else one, or erase it, first"
        )
        self.workspaces = tuple(workspaces)

    def facts(self) -> dict[str, object]:
        return {"workspaces": list(self.workspaces)}


class Leaving(BaseModel, frozen=True):
    """The account goes then; a letter says how to keep it."""

    at: datetime


class WithTicket(BaseModel):
    """The ticket from that letter."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ticket: str = Field(max_length=200, examples=[_TICKET])


class Kept(BaseModel, frozen=True):
    """The account stays."""

    email: str = Field(examples=["ada@example.com"])
