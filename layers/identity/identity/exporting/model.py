"""What an export is: everything of a workspace, or its audit log, as files to take along. Pure.

It is gathered in steps, each of which leaves behind where the next one goes on; so it takes as long as it takes, within
whatever time and memory one run of a function has.
"""

from datetime import datetime, timedelta
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from identity.audit.wanted import Wanted
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import NotFound
from kernel.moments import Moment

KEPT = timedelta(days=7)
TRIES = 5
"""How often a step is begun, as the queue has it; then operators are told."""

LONGEST = timedelta(minutes=15)
"""A step that was begun longer ago is over, however it ended."""

FIRST_PAUSE, LONGEST_PAUSE = 1, 900
"""Seconds between two looks whether the other rooms are ready; SQS waits no longer."""

PATIENCE = timedelta(days=1)
"""After so long a room that is not ready is not going to be."""

FAILED = (
    "it could not be gathered, however often that was tried; ask for another one, and if that fails too, "
    "tell whoever looks after this installation, who has been told as well"
)

LINKED = 300
"""Seconds for which a link to a file is good."""

Kind = Literal["workspace", "audit"]
Format = Literal["zip", "ndjson", "csv"]


class NoSuchExport(NotFound):
    """There is no such export, or its week is over."""


class AuditExport(BaseModel):
    """Which entries are wanted, as at reading the log, and in which form."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["ndjson", "csv"] = "ndjson"
    actor: str | None = Field(default=None, min_length=1, max_length=128, examples=[None])
    action: str | None = Field(default=None, min_length=1, max_length=128, examples=["session."])
    address: str | None = Field(default=None, min_length=1, max_length=128, examples=[None])
    since: Moment | None = Field(default=None, examples=["2026-01-01T00:00:00Z"])
    until: Moment | None = Field(default=None, examples=[None])

    def wanted(self) -> Wanted:
        return Wanted(**self.model_dump(exclude={"format"}))


class File(BaseModel, frozen=True):
    """The file of an export."""

    name: str = Field(examples=["workspace.zip"])
    size: int = Field(description="In bytes.", examples=[18_204])
    link: str = Field(description="Good for five minutes.", examples=["https://s3.eu-central-1.amazonaws.com/…"])


class Export(BaseModel, frozen=True):
    """An export, and how far it is."""

    export_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    kind: Kind
    format: Format
    status: Literal["gathering", "ready", "failed"] = "gathering"
    reason: str | None = Field(default=None, description="Why it failed, and what can be done.", examples=[None])
    rows: int = Field(default=0, description="How many were gathered so far.", examples=[1204])
    asked: datetime
    asked_by: PersonId
    ready: datetime | None = None
    expires: datetime = Field(description="Until then it is kept.")
    files: tuple[File, ...] = Field(default=(), description="What can be fetched by now.")


class Work(BaseModel, frozen=True):
    """How far the gathering is, and what its next step needs to know."""

    step: int = 1
    shelf: int = 0
    cursor: dict[str, Any] | None = None
    upload: str = ""
    parts: tuple[str, ...] = ()
    """The ETags of what was uploaded."""
    rest: bool = False
    """Whether something was put aside that was too small to be uploaded by itself."""
    offset: int = 0
    members: tuple[tuple[str, int, int, int, int], ...] = ()
    """Of an archive: name, CRC, compressed size, size, offset."""
    counts: dict[str, int] = {}
    joined: tuple[str, ...] = ()
    """The rooms whose archives are part of it by now."""
    waits: int = 0
    """How often it has waited for the rooms that are not."""
    tries: int = 0
    """How often the step was begun."""
    begun: datetime | None = None
    """When it was begun last."""

    def again(self, now: datetime) -> Self:
        """One more beginning."""
        return self.model_copy(update={"tries": self.tries + 1, "begun": now})

    @property
    def pause(self) -> int:
        """Seconds until the next step: it has no time to lose, unless it has waited once already."""
        return min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (self.waits - 2)) if self.waits > 1 else 0

    def given_up(self, now: datetime) -> bool:
        """Whether the step was begun as often as it is, and nothing came of it."""
        return self.tries >= TRIES and self.begun is not None and self.begun + LONGEST < now


class Task(BaseModel, frozen=True):
    """An export with its work, as it is kept."""

    workspace: WorkspaceId
    export: Export
    wanted: Wanted = Wanted()
    work: Work = Work()

    def failed(self) -> Self:
        """The same, given up; whoever makes it go on after all takes that back."""
        export = self.export.model_copy(update={"status": "failed", "reason": FAILED})
        return self.model_copy(update={"export": export})

    @property
    def folder(self) -> str:
        return folder(self.workspace, self.export.export_id)

    @property
    def file(self) -> str:
        """The key of its one file."""
        return f"{self.folder}{self.export.kind}.{self.export.format}"

    @property
    def parts(self) -> str:
        """Under which keys lies what it is made of."""
        return f"parts/{self.workspace}/{self.export.export_id}/"


class Step(BaseModel, frozen=True):
    """One step that is to be done."""

    workspace: WorkspaceId
    export_id: str
    step: int
    pause: int = 0
    """Seconds that it waits before."""
    most: int = 50_000
    """Rows, at most; then the next one goes on."""


def folder(workspace: WorkspaceId, export_id: str) -> str:
    """Under which keys the files of an export are."""
    return f"exports/{workspace}/{export_id}/"
