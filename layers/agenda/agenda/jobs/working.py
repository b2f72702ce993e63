"""Doing what people asked for, a step at a time: whoever is broken off, another goes on where it is.

With each step goes a second message that comes minutes later: if nobody has got on with the step by then, whoever did
it was killed, and another does it.
"""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from agenda.access.service import Access
from agenda.jobs.model import MOVING, OVER, TRIES, BrokenOff, Kept, NoRoom, NoSuchJob, Overtaken, Step
from agenda.jobs.service import FILES
from agenda.jobs.standing import asker, doubtful, not_any_more
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import Conflict, Forbidden, Invalid, NotFound, Refusal, TooLarge
from kernel.logs import log

FINAL = (Conflict, Forbidden, Invalid, NotFound, TooLarge)
"""What is no better when it is tried again."""
_FULL = frozenset({errno.EDQUOT, errno.EFBIG, errno.ENOSPC})
_DIVIDE = "this takes more room than there is; divide it, and bring one part after the other"


class JobStore(Protocol):
    def get(self, workspace: WorkspaceId, person: PersonId, job_id: str) -> Kept: ...
    def change(self, workspace: WorkspaceId, person: PersonId, job_id: str, edit: Callable[[Kept], Kept]) -> Kept: ...


class Shelf(Protocol):
    def names(self, workspace: WorkspaceId, job_id: str) -> Iterator[str]: ...
    def remove(self, workspace: WorkspaceId, job_id: str, name: str) -> None: ...


class Line(Protocol):
    def later(self, step: Step) -> None:
        """Let somebody look after a while whether it was done."""


class Rights(Protocol):
    def manages(self, workspace: WorkspaceId, person: PersonId) -> bool:
        """Whether somebody looks after what is the workspace's own, at this moment."""


class Part(Protocol):
    """What does the steps of one kind."""

    def step(self, step: Step, kept: Kept, caller: Caller) -> None: ...


@dataclass(frozen=True, slots=True)
class Working:
    store: JobStore
    shelf: Shelf
    access: Access
    line: Line
    rights: Rights
    taking: Part
    making: Part
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def step(self, step: Step) -> None:
        """Do a step, unless it is done; what cannot be done ends the job with the reason."""
        with suppress(NoSuchJob, Overtaken):  # it is not there any more, or further
            kept = self.store.get(step.workspace, step.person, step.job_id)
            if kept.work.step != step.step or (step.tries and kept.job.status not in MOVING):
                return
            try:
                if step.tries and self._in_hand(step, kept):
                    return
                with _room():
                    self._done(step, kept)
            except FINAL as refusal:
                log.info("an import or export has failed", extra={"job": step.job_id, "why": refusal.slug()})
                self._failed(step, refusal)

    def _done(self, step: Step, kept: Kept) -> None:
        if kept.job.status in OVER:
            self._cleared(step, kept)
        elif kept.job.status in MOVING:
            self._moved(step, kept)

    def _moved(self, step: Step, kept: Kept) -> None:
        """A step by whoever asked for it, with what they may by now."""
        colleague = self.access.records.look(step.workspace, step.person, ()).colleague
        doing = self.taking if kept.job.kind == "import" else self.making
        lost = doubtful(kept, colleague) and not self.rights.manages(step.workspace, step.person)
        try:
            doing.step(step, kept, asker(step, colleague, manages=kept.work.manages and not lost))
        except (Forbidden, NotFound) as refusal:
            if lost and not isinstance(refusal, NoSuchJob):
                raise not_any_more() from refusal
            raise

    def _in_hand(self, step: Step, kept: Kept) -> bool:
        """Whether somebody does it; or else whoever asks does, and another looks again: they may be killed, too."""
        leased = kept.leased(self.now())
        if step.tries < TRIES:
            self.line.later(step.watched())
        elif not leased:
            raise BrokenOff("this was broken off again and again; divide it, and bring one part after the other")
        return leased

    def _cleared(self, step: Step, kept: Kept) -> None:
        """Nothing stays but what can be fetched."""
        stays = FILES[kept.job.kind] if kept.job.file else None
        for name in list(self.shelf.names(step.workspace, step.job_id)):
            if name != stays:
                self.shelf.remove(step.workspace, step.job_id, name)

    def _failed(self, step: Step, refusal: Refusal) -> None:
        def edit(it: Kept) -> Kept:
            if it.work.step != step.step:
                raise Overtaken
            return it.next_step(self.now(), status="failed", reason=str(refusal)[:500])

        self.store.change(step.workspace, step.person, step.job_id, edit)


@contextmanager
def _room() -> Iterator[None]:
    """``NoRoom`` where memory or the disk do not suffice: they would not the next time either."""
    try:
        yield
    except MemoryError as full:
        raise NoRoom(_DIVIDE) from full
    except OSError as full:
        if full.errno not in _FULL:
            raise
        raise NoRoom(_DIVIDE) from full
