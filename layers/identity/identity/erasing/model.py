"""Erasing a workspace: what is asked, what is kept of it meanwhile, and what is certified at the end. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from identity.people.model import Member
from identity.workspaces.model import Workspace
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Conflict, Forbidden
from kernel.letters.model import Reader

MIND = timedelta(days=7)
"""How long its Admins have to change their mind."""

SETTLES = 900
"""Seconds between the two times that everything is looked through: what was on its way then has arrived."""

BACKUPS = timedelta(days=35)
"""How long copies live on in backups, which expire by themselves."""


class WrongSlug(Conflict):
    """That is not what the workspace is called; type its slug to show that you mean it."""


class OnlyAdmins(Forbidden):
    """Only an Admin erases a workspace, whatever else others may do."""


class NotErasing(Conflict):
    """It is not being erased, or it is gone."""


class Confirmed(BaseModel):
    """What shows that one means it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    slug: str = Field(max_length=40, description="The slug of the workspace.", examples=["acme"])


class Planned(BaseModel, frozen=True):
    """A workspace that will be erased."""

    workspace: WorkspaceId = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    erased_on: datetime = Field(description="Until then an Admin can keep it, with the link from their letter.")


class Keep(BaseModel):
    """The ticket from an Admin's letter."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ticket: str = Field(max_length=200, examples=[f"0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f.{'x' * 43}"])


class Kept(BaseModel, frozen=True):
    """A workspace that stays; its people sign in again."""

    workspace: WorkspaceId
    name: str = Field(examples=["Acme"])
    slug: str = Field(examples=["acme"])


class Told(BaseModel, frozen=True):
    """Somebody who will get the certificate."""

    address: str
    name: str
    locale: str
    zone: str

    @classmethod
    def of(cls, member: Member) -> "Told":
        return cls(address=member.email, name=member.name, locale=member.locale, zone=member.zone)

    def reader(self) -> Reader:
        return Reader(self.address, self.name, self.locale, self.zone)


class Plan(BaseModel, frozen=True):
    """What is remembered of an erasure until it is done."""

    asked: datetime
    asked_by: PersonId
    admins: tuple[Told, ...]


class Pass(BaseModel, frozen=True):
    """One time that everything of a workspace is looked through; the second is the last."""

    workspace: WorkspaceId
    number: Literal[1, 2] = 1


class Answer(BaseModel, frozen=True):
    """What another room held."""

    rows: Mapping[str, int]
    files: int


class Record(BaseModel, frozen=True):
    """What is known of an erasure when the workspace is gone."""

    workspace: Workspace
    plan: Plan
    rows: Mapping[str, int]
    """What this room held."""
    last: Mapping[str, Any]
    """The last entry of its log."""
    rooms: Mapping[str, Answer]
    """What the others held."""

    def all(self) -> dict[str, int]:
        """What there was, and how many of each, in all rooms."""
        found = dict(self.rows)
        for room, answer in self.rooms.items():
            for name, count in {**answer.rows, f"files of {room}": answer.files}.items():
                found[name] = found.get(name, 0) + count
        return {name: count for name, count in found.items() if count}


def claims(record: Record, at: datetime) -> dict[str, Any]:
    """What the certificate says."""
    workspace, plan = record.workspace, record.plan
    return {
        "sub": workspace.workspace,
        "iat": int(at.timestamp()),
        "name": workspace.name,
        "slug": workspace.slug,
        "created": workspace.created.isoformat(),
        "asked": plan.asked.isoformat(),
        "asked_by": plan.asked_by,
        "erased": at.isoformat(),
        "rows": dict(record.rows),
        "rooms": {room: answer.model_dump(mode="json") for room, answer in sorted(record.rooms.items())},
        "audit": dict(record.last),
        "backups_until": (at + BACKUPS).isoformat(),
    }
