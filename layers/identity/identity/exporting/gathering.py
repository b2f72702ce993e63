"""Gathering an export, step by step, in little memory."""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple, Protocol

from contracts.erasure import ROOMS
from identity.exporting.making import Bucket, Making
from identity.exporting.model import PATIENCE, TRIES, Step, Task, Work
from kernel.callers import WorkspaceId

LASTS = 600.0
"""Seconds after which a step leaves the rest to the next."""


class Some(NamedTuple):
    """A page of what is on a shelf, and where the next one begins; ``None``: that was all."""

    objects: Sequence[Mapping[str, Any]]
    next: dict[str, Any] | None


class Shelf(Protocol):
    """Where things of one kind are."""

    @property
    def name(self) -> str: ...
    def page(self, task: Task, cursor: dict[str, Any] | None) -> Some: ...


class TaskStore(Protocol):
    def get(self, workspace: WorkspaceId, export_id: str) -> Task: ...
    def advance(self, task: Task, step: int) -> None:
        """Keep how far it is, unless that step is done already."""


class Silent(Exception):
    """A room has not put there what it holds: operators are to look why."""


@dataclass(frozen=True, slots=True)
class Gathering:
    store: TaskStore
    bucket: Bucket
    shelves: Mapping[str, Sequence[Shelf]]
    ready: Callable[[Task], None]
    """Tells whoever asked."""
    rooms: frozenset[str] = ROOMS
    """The others, whose archives are part of the one of a workspace."""
    now: Callable[[], float] = time.time

    def step(self, wanted: Step) -> None:
        """Do one step. To do it again, or after it was done, changes nothing."""
        task = self.store.get(wanted.workspace, wanted.export_id)
        if task.export.status == "ready" or task.work.step != wanted.step:
            return
        begun = task.model_copy(update={"work": task.work.again(self._at())})
        self.store.advance(begun, wanted.step)
        try:
            self._do(begun, wanted)
        except Exception:
            if begun.work.tries >= TRIES:
                self.store.advance(begun.failed(), wanted.step)
            raise  # it is tried again, or operators hear of it

    def _do(self, task: Task, wanted: Step) -> None:
        work = task.work if task.work.upload else task.work.model_copy(update={"upload": self.bucket.begin(task.file)})
        making = Making(self.bucket, task, work)
        until = self.now() + LASTS
        rest = self._gathered(making, wanted.most, until)
        lacking = self._joined(making, until) if rest is None and task.export.kind == "workspace" else frozenset[str]()
        rows = sum(making.counts.values())
        if rest is not None or lacking:
            export = task.export.model_copy(update={"rows": rows, "status": "gathering", "reason": None})
            waits = task.work.waits + 1 if lacking and self.now() < until else 0
            left = making.left(*(rest or (len(self.shelves[task.export.kind]), None)), waits)
            self.store.advance(task.model_copy(update={"export": export, "work": left}), wanted.step)
            return
        at = self._at()
        if making.zipped:
            making.put("manifest.json", _manifest(task, making, at))
        making.end()
        export = task.export.model_copy(update={"status": "ready", "ready": at, "rows": rows, "reason": None})
        done = Work(step=wanted.step + 1, counts=making.counts)
        self.store.advance(finished := task.model_copy(update={"export": export, "work": done}), wanted.step)
        self.ready(finished)

    def _joined(self, making: Making, until: float) -> frozenset[str]:
        """Take what the other rooms have put there; those whose archives are not part of it yet."""
        lacking = self.rooms - set(making.joined)
        there = self.bucket.sizes(making.task.parts) if lacking else {}
        for room in sorted(lacking):
            if f"{room}.zip" in there and self.now() < until:
                making.join(room, there[f"{room}.zip"])
        lacking = self.rooms - set(making.joined)
        if lacking and self._at() > making.task.export.asked + PATIENCE:
            raise Silent(f"{', '.join(sorted(lacking))} did not say in a day what is to be exported")
        return lacking

    def _gathered(self, making: Making, most: int, until: float) -> tuple[int, dict[str, Any] | None] | None:
        """Take what is on the shelves; where to go on, if that was not all."""
        before = sum(making.counts.values())
        for number, name, some in self._pages(making.task, making.work):
            making.add(name, some.objects)
            if some.next is None:
                making.close(name)
            if self.now() >= until or sum(making.counts.values()) - before >= most:
                making.close(name)
                return (number, some.next) if some.next is not None else (number + 1, None)
        return None

    def _pages(self, task: Task, work: Work) -> Iterator[tuple[int, str, Some]]:
        cursor = work.cursor
        for number, shelf in enumerate(self.shelves[task.export.kind]):
            if number < work.shelf:
                continue
            while True:
                some = shelf.page(task, cursor)
                yield number, shelf.name, some
                cursor = some.next
                if cursor is None:
                    break

    def _at(self) -> datetime:
        return datetime.fromtimestamp(self.now(), UTC)


def _manifest(task: Task, making: Making, at: datetime) -> bytes:
    said = {
        "workspace": task.workspace,
        "export_id": task.export.export_id,
        "asked_by": task.export.asked_by,
        "asked": task.export.asked.isoformat(),
        "ready": at.isoformat(),
        "rows": making.counts,
        "rooms": ["identity", *sorted(making.joined)],
        "files": [{"name": each[0], "size": each[3], "crc32": f"{each[1]:08x}"} for each in making.members],
    }
    return json.dumps(said, indent=2).encode()
