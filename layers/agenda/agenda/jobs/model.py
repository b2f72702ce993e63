"""A calendar file that takes a while: one that is brought in, or one that is made. Pure.

An import waits for its file, is read, and written in steps; an export is written. Whoever looks sees how far it is.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from agenda.attachments.model import Hash
from agenda.files.model import Told
from agenda.ics.parts import MOST_BYTES
from agenda.ics.problems import Problem
from agenda.sharing import Role
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Conflict, NotFound, TooLarge

KEPT = timedelta(days=30)
"""For so long it is told what became of it."""
LEASE = timedelta(minutes=6)
"""For so long whoever does a step has it, since it got on last: nobody does one for longer without getting on."""
TRIES = 5
"""So often somebody looks whether a step that did not get on is to be done by another."""
PATIENCE = timedelta(hours=1)
"""What has not moved for so long does not go on: every step was tried as often as it is."""
SHOWN = 50
"""Problems that are told with it; all of them are in a file."""
Kind = Literal["import", "export"]
Status = Literal["waiting", "reading", "checking", "checked", "writing", "done", "failed", "cancelled"]
OVER = frozenset({"done", "failed", "cancelled"})
MOVING = frozenset({"reading", "checking", "writing"})


class NoSuchJob(NotFound):
    """There is no such import or export of yours, or its month is over."""


class NothingToFetch(NotFound):
    """There is no file: it is not ready, was never long, or its week is over."""


class NotUploaded(Conflict):
    """The file of this import has not come."""


class NotNow(Conflict):
    """It is over, or under way: what was asked of it comes too late, or too early."""


class NoRoom(TooLarge):
    """What is in the file takes more room than there is."""


class BrokenOff(Conflict):
    """Whoever did it was broken off each time."""


class Overtaken(Exception):
    """Somebody else has done it, or it was taken back."""


class ImportDraft(BaseModel):
    """A calendar file that somebody is about to upload."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=255, pattern=r"^[^/\\\x00-\x1f\x7f]+$", examples=["work.ics"])
    size: int = Field(ge=1, le=MOST_BYTES, description="In bytes, exactly; 50 MB at most.", examples=[9_204_822])
    sha256: Hash = Field(description="The SHA-256 of what is in it, in hexadecimal.")


class Start(BaseModel):
    """How an import is to go on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    preview: bool = Field(default=False, description="Only say what would become of it: nothing is written.")


class Counts(BaseModel, frozen=True):
    """How far it is."""

    found: int = Field(default=0, description="Events in the file, and changed times of series.", examples=[20_000])
    seen: int = Field(default=0, description="How many of these it is through with.", examples=[9_000])
    created: int = Field(default=0, description="Events that are new.", examples=[8_970])
    updated: int = Field(default=0, description="Events that are otherwise than before.", examples=[12])
    unchanged: int = Field(default=0, description="Events that were there already.", examples=[8])
    left_out: int = Field(default=0, description="What could not be taken.", examples=[10])

    def plus(self, **more: int) -> Self:
        return self.model_copy(update={name: getattr(self, name) + count for name, count in more.items()})


class Job(BaseModel, frozen=True):
    """An import or an export, as whoever asked for it sees it."""

    job_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    modseq: int = Field(default=0, description="Rises with every change of it.", examples=[3])
    kind: Kind
    status: Status = Field(
        description="`waiting` for its file, `reading` it, `checking` what would become of it, `checked`, `writing`."
    )
    calendar_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c073900"])
    name: str = Field(description="What the file is called.", examples=["work.ics"])
    size: int = Field(default=0, description="Its bytes.", examples=[9_204_822])
    counts: Counts = Counts()
    problems: tuple[Told, ...] = Field(default=(), description="What was left out, and why; the first fifty.")
    notes: tuple[Told, ...] = Field(default=(), description="What was taken otherwise than it stood there; some.")
    reason: str | None = Field(default=None, description="Why it failed, and what can be done.", examples=[None])
    file: bool = Field(default=False, description="Whether there is something to fetch: the file, or a long report.")
    asked: datetime = Field(description="When somebody asked for it.")
    moved: datetime = Field(description="When it got on last.")

    def shown(self, now: datetime) -> Self:
        """As it is: one that does not go on has failed, until it does."""
        if self.status in MOVING and self.moved + PATIENCE < now:
            said = {"status": "failed", "reason": "it does not go on; cancel it, and begin again"}
            return self.model_copy(update=said)
        return self


class ImportPlace(BaseModel, frozen=True):
    """An import that waits for its file, and where that goes: a `PUT` of exactly that with these headers."""

    job: Job
    upload: str = Field(examples=["https://s3.eu-central-1.amazonaws.com/…"])
    headers: Mapping[str, str] = Field(examples=[{"Content-Type": "text/calendar"}])
    until: datetime


class Work(BaseModel, frozen=True):
    """What the next step needs to know."""

    step: int = 0
    """Rises with each; a message names the one that it is for."""
    parts: int = 0
    part: int = 0
    batch: int = 0
    """How much of that part is done."""
    outside: int = 0
    """What is wrong with the file beside what is in its parts."""
    preview: bool = False
    manages: bool = False
    """Whether who asked looked after what is the workspace's own when they did."""
    said: Mapping[str, str] = {}
    """Who asked, when, and from where."""
    role: Role = "free-busy"
    """As whom an export was made."""


class Step(BaseModel, frozen=True):
    """One step that is to be done."""

    workspace: WorkspaceId
    person: PersonId
    job_id: str
    step: int
    tries: int = 0
    """How often somebody looked whether it is still being done."""

    def watched(self) -> Self:
        """What looks after a while whether it was done."""
        return self.model_copy(update={"tries": self.tries + 1})


class Kept(BaseModel, frozen=True):
    """A job with its work, as it is kept."""

    job: Job
    work: Work = Work()

    def at(self, work: Work) -> Self:
        """Raise ``Overtaken`` unless it is exactly there, and not over."""
        if self.work != work or self.job.status in OVER:
            raise Overtaken
        return self

    def moved(self, now: datetime, work: Work, **said: object) -> Self:
        """It a little further."""
        return self.model_copy(update={"job": self.job.model_copy(update={**said, "moved": now}), "work": work})

    def next_step(self, now: datetime, **said: object) -> Self:
        """It with something else to be done."""
        return self.moved(now, self.work.model_copy(update={"step": self.work.step + 1}), **said)

    def leased(self, now: datetime) -> bool:
        """Whether somebody may be about it: it got on a little while ago, or was just asked for."""
        return now < self.job.moved + LEASE

    def started(self, now: datetime, *, preview: bool, **been: object) -> Self:
        """It under way: from the beginning, or, if that was a preview, in earnest; ``been``: by whom."""
        work = self.work.model_copy(update={**been, "preview": preview, "part": 0, "batch": 0})
        it = self.model_copy(update={"work": work})
        if self.job.status == "waiting" and self.job.kind == "import":
            return it.next_step(now, status="reading")
        if self.job.status == "checked" and not preview:
            counts = Counts(found=self.job.counts.found, left_out=work.outside)
            return it.next_step(now, status="writing", counts=counts)
        raise NotNow(f"this import is {self.job.status}")

    def cancelled(self, now: datetime) -> Self:
        if self.job.status in OVER:
            raise NotNow(f"this is over: it is {self.job.status}")
        return self.next_step(now, status="cancelled")


def told(there: tuple[Told, ...], more: Sequence[Problem]) -> tuple[Told, ...]:
    """The first of them, each once."""
    return tuple(dict.fromkeys((*there, *map(Told.of, more))))[:SHOWN]
