"""What a member is: a person in a workspace, and what they may do there. Pure."""

from datetime import datetime
from typing import Literal, Self

from pydantic import BaseModel, Field

from identity.addresses import EmailAddress
from kernel.callers import PersonId
from kernel.errors import Conflict, Forbidden, NotFound

Status = Literal["active", "deactivated"]


class NoSuchMember(NotFound):
    """Nobody like that is in this workspace."""


class LastAdmin(Conflict):
    """A workspace keeps at least one active Admin; make somebody else one first."""


class Deactivated(Forbidden):
    """An administrator of the workspace has closed the door to this person."""


class Member(BaseModel, frozen=True):
    person: PersonId
    modseq: int = 0
    email: EmailAddress
    name: str = Field(min_length=1, max_length=100, examples=["Ada Lovelace"])
    role: str = Field(examples=["member"])
    groups: tuple[str, ...] = ()
    status: Status = "active"
    title: str | None = Field(default=None, max_length=100)
    locale: str = "en"
    zone: str = "UTC"
    avatar: str | None = None
    external_id: str | None = None
    joined: datetime

    def in_role(self, role: str) -> Self:
        return self.model_copy(update={"role": role})
