"""Bringing a file in: it is taken apart once, and then each part is written, ninety events at a time.

How far it is stands in the same transaction as the events: who is broken off goes on exactly there, nothing is counted
twice, and what somebody may is looked up before each ninety.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from tempfile import TemporaryFile
from typing import Protocol

from agenda.access.service import Access
from agenda.events.judging import HEAVIEST, MOST_BYTES, Hand, Judged, judged, loads
from agenda.events.model import CalendarEvent, identified, written_by_people
from agenda.files.importing import OF_CALENDARS, Numbered, sorted_out
from agenda.files.model import ORIGIN, Answered
from agenda.ics.parts import read_part, taken_apart
from agenda.ics.problems import Problem
from agenda.jobs.bucket import UPLOAD
from agenda.jobs.coming import Came
from agenda.jobs.model import Counts, Kept, NotUploaded, Step, told
from agenda.jobs.service import FILES
from agenda.recurrence import OF_SOME, Effort
from contracts.agenda import Write
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import PreconditionFailed
from kernel.journal import AlreadyExists
from kernel.journal.ahead import Place
from kernel.journal.attempts import Attempts

HEAD, _TOLD = "head", "told-"


class JobStore(Protocol):
    """Where jobs are kept, and events."""

    def get(self, workspace: WorkspaceId, person: PersonId, job_id: str) -> Kept: ...
    def change(self, workspace: WorkspaceId, person: PersonId, job_id: str, edit: Callable[[Kept], Kept]) -> Kept: ...
    def places(self, step: Step, calendar_id: str, event_ids: Sequence[str]) -> list[Place]: ...
    def find(self, workspace: WorkspaceId, calendar_id: str, event_ids: Sequence[str]) -> dict[str, CalendarEvent]: ...
    def write(self, step: Step, calendar_id: str, some: Sequence[Judged], edit: Callable[[Kept], Kept]) -> None:
        """Write these, if each is as it was when it was judged, and the job with them: all of it, or nothing."""


class Shelf(Protocol):
    def put(self, workspace: WorkspaceId, job_id: str, name: str, data: object, media_type: str = ...) -> None: ...
    def get(self, workspace: WorkspaceId, job_id: str, name: str) -> bytes | None: ...
    def names(self, workspace: WorkspaceId, job_id: str) -> Iterator[str]: ...


@dataclass(frozen=True, slots=True)
class Taking:
    store: JobStore
    shelf: Shelf
    access: Access
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def step(self, step: Step, kept: Kept, caller: Caller) -> None:
        if kept.job.status == "reading":
            self._read(step, kept, caller)
        elif kept.work.part < kept.work.parts:
            self._part(step, kept, caller)
        else:
            self._told(step, kept)

    def _read(self, step: Step, kept: Kept, caller: Caller) -> None:
        """Take it apart; done again, it comes to the same parts."""
        written_by_people(self.access.demand(caller, kept.job.calendar_id, "write").calendar)
        with TemporaryFile() as spool:
            apart = taken_apart(self._file(step, UPLOAD), spool)
            if apart.method not in OF_CALENDARS:
                raise Answered(f"this file is a message ({apart.method}), and not what a calendar holds")
            self.shelf.put(step.workspace, step.job_id, HEAD, apart.head())
            parts = 0
            for parts, data in enumerate(apart.parts(), 1):
                self.shelf.put(step.workspace, step.job_id, _name(parts - 1), data)
        problems = apart.problems
        self._noted(step, "", problems.told, ())
        work = kept.work.model_copy(update={"parts": parts, "outside": problems.count, "step": kept.work.step + 1})
        said = {
            "status": "checking" if work.preview else "writing",
            "counts": Counts(found=apart.entries, left_out=problems.count),
            "problems": told((), problems.told),
        }
        self._changed(step, lambda it: it.at(kept.work).moved(self.now(), work, **said))

    def _part(self, step: Step, kept: Kept, caller: Caller) -> None:
        """Write one part; if some of it is written, the rest."""
        data = self._file(step, _name(kept.work.part))
        found = read_part(self._file(step, HEAD), data)
        events, problems = sorted_out(found)
        batches, effort = list(_batches(events)) or [[]], Effort(OF_SOME)
        for number in range(kept.work.batch, len(batches)):
            came = Came(len(batches) == number + 1)
            if number == 0:
                came = came.also(problems, found.notes, left_out=found.wrong + len(problems) - len(found.problems))
            if came.last:
                came = came.also(seen=data.count(b"\n") + 1)
            kept = self._batch(step, kept, caller, batches[number], came, effort=effort)

    def _batch(
        self, step: Step, kept: Kept, caller: Caller, some: list[Numbered], came: Came, *, effort: Effort
    ) -> Kept:
        """Write some of a part, and with it how far that is."""
        calendar_id, attempts = kept.job.calendar_id, Attempts()
        ids = [identified(str(event["uid"])) for _, event in some]
        hand = Hand(caller.person, ORIGIN, self.now(), effort)
        while True:
            with self.access.entered(caller, [calendar_id], "write", self.store.places(step, calendar_id, ids)) as held:
                written_by_people(held[calendar_id].calendar)
                self.store.get(step.workspace, step.person, step.job_id).at(kept.work)
                there = self.store.find(step.workspace, calendar_id, ids)
                pairs = zip(ids, some, strict=True)
                fates = [judged(Write(object=event), calendar_id, there.get(each), hand) for each, (_, event) in pairs]
                whole = came.judged([line for line, _ in some], fates)
                self._noted(step, f"{kept.work.part + 1:05}-{kept.work.batch:03}", whole.problems, whole.notes)
                load = [] if kept.work.preview else [each for load in loads(fates) for each in load]
                try:
                    self.store.write(step, calendar_id, load, partial(_further, kept, whole, self.now()))
                except (PreconditionFailed, AlreadyExists):
                    attempts.again()  # somebody was faster: all of them are judged anew
                else:
                    return whole.counted(kept, self.now())

    def _told(self, step: Step, kept: Kept) -> None:
        """Say that it is through; what is too long to be told with it goes into a file."""
        found: list[list[Problem]] = [[], []]
        for name in self.shelf.names(step.workspace, step.job_id):
            if name.startswith(_TOLD):
                for there, more in zip(found, json.loads(self._file(step, name)), strict=True):
                    there += [Problem(*each) for each in more]
        problems, notes = (sorted(each) for each in found)
        long = len(problems) > len(kept.job.problems) or len(set(notes)) > len(kept.job.notes)
        if long:
            text = "\n".join(
                ["Left out:", *map(str, problems), "", "Taken otherwise:", *map(str, dict.fromkeys(notes)), ""]
            )
            self.shelf.put(step.workspace, step.job_id, FILES["import"], text.encode(), "text/plain; charset=utf-8")
        status = "checked" if kept.work.preview else "done"
        self._changed(step, lambda it: it.at(kept.work).next_step(self.now(), status=status, file=long))

    def _noted(self, step: Step, name: str, problems: Sequence[Problem], notes: Sequence[Problem]) -> None:
        """Remember what there is to tell of some of it; of the same, the same."""
        if problems or notes:
            data = json.dumps([problems, notes]).encode()
            self.shelf.put(step.workspace, step.job_id, f"{_TOLD}{name}", data, "application/json")

    def _file(self, step: Step, name: str) -> bytes:
        data = self.shelf.get(step.workspace, step.job_id, name)
        if data is None:
            raise NotUploaded("the file of this import is not there any more; begin again")
        return data

    def _changed(self, step: Step, edit: Callable[[Kept], Kept]) -> None:
        self.store.change(step.workspace, step.person, step.job_id, edit)


def _further(before: Kept, came: Came, now: datetime, kept: Kept) -> Kept:
    """The job that much further, if it is as it was."""
    return came.counted(kept.at(before.work), now)


def _name(part: int) -> str:
    return f"part-{part:05}"


def _batches(events: Iterable[Numbered]) -> Iterator[list[Numbered]]:
    """As many at once as a transaction holds; of the same events, the same."""
    some: list[Numbered] = []
    size = 0
    for each in events:
        weight = len(json.dumps(each[1]))
        if some and (len(some) == HEAVIEST or size + weight > MOST_BYTES):
            yield some
            some, size = [], 0
        some.append(each)
        size += weight
    if some:
        yield some
