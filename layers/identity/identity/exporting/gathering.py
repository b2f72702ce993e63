"""Gathering an export, step by step, in little memory."""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple, Protocol

from identity.exporting.archive import Member, directory, member
from identity.exporting.lines import ndjson, table
from identity.exporting.model import TRIES, Step, Task, Work
from kernel.callers import WorkspaceId

CHUNK = 4 * 1024**2
"""Bytes of lines in one file of an archive."""

PART = 5 * 1024**2
"""S3 takes no smaller part of an upload, but for the last."""

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


class Bucket(Protocol):
    """Where files are made of parts."""

    def begin(self, key: str) -> str: ...
    def part(self, key: str, upload: str, number: int, data: bytes) -> str: ...
    def complete(self, key: str, upload: str, parts: Sequence[str]) -> None: ...
    def put_aside(self, key: str, data: bytes) -> None: ...
    def taken_up(self, key: str) -> bytes: ...


class TaskStore(Protocol):
    def get(self, workspace: WorkspaceId, export_id: str) -> Task: ...
    def advance(self, task: Task, step: int) -> None:
        """Keep how far it is, unless that step is done already."""


@dataclass
class _Making:
    """The file that is being made, and what of it was not uploaded yet."""

    bucket: Bucket
    task: Task
    work: Work
    buffer: bytearray = field(default_factory=bytearray)
    members: list[Member] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    pending: bytearray = field(default_factory=bytearray)
    offset: int = 0

    def __post_init__(self) -> None:
        self.members, self.parts = list(self.work.members), list(self.work.parts)
        self.counts, self.offset = dict(self.work.counts), self.work.offset
        if self.work.rest:
            self.buffer += self.bucket.taken_up(self.aside)

    @property
    def aside(self) -> str:
        return f"parts/{self.task.workspace}/{self.task.export.export_id}"

    @property
    def zipped(self) -> bool:
        return self.task.export.format == "zip"

    def add(self, shelf: str, objects: Sequence[Mapping[str, Any]]) -> None:
        if self.task.export.format == "csv":
            self.pending += table(objects, head=not self.counts)
        else:
            self.pending += ndjson(objects)
        self.counts[shelf] = self.counts.get(shelf, 0) + len(objects)
        if len(self.pending) >= CHUNK:
            self.close(shelf)

    def close(self, shelf: str) -> None:
        """Make a file of the lines so far."""
        if not self.pending:
            return
        if self.zipped:
            number = 1 + sum(each[0].startswith(f"{shelf}/") for each in self.members)
            self.put(f"{shelf}/{number:05}.ndjson", bytes(self.pending))
        else:
            self._write(bytes(self.pending))
        self.pending.clear()

    def put(self, name: str, data: bytes) -> None:
        packed, entry = member(name, data, self.offset)
        self.members.append(entry)
        self._write(packed)

    def end(self) -> None:
        """Complete the file."""
        if self.zipped:
            self._write(directory(self.members, self.offset))
        if self.buffer or not self.parts:
            self._upload()
        self.bucket.complete(self.task.file, self.work.upload, self.parts)

    def left(self, shelf: int, cursor: dict[str, Any] | None) -> Work:
        """What the next step goes on from."""
        if self.buffer:
            self.bucket.put_aside(self.aside, bytes(self.buffer))
        return Work(
            step=self.work.step + 1,
            shelf=shelf,
            cursor=cursor,
            upload=self.work.upload,
            parts=tuple(self.parts),
            rest=bool(self.buffer),
            offset=self.offset,
            members=tuple(self.members),
            counts=self.counts,
        )

    def _write(self, data: bytes) -> None:
        self.buffer += data
        self.offset += len(data)
        if len(self.buffer) >= PART:
            self._upload()

    def _upload(self) -> None:
        number = len(self.parts) + 1
        self.parts.append(self.bucket.part(self.task.file, self.work.upload, number, bytes(self.buffer)))
        self.buffer.clear()


@dataclass(frozen=True, slots=True)
class Gathering:
    store: TaskStore
    bucket: Bucket
    shelves: Mapping[str, Sequence[Shelf]]
    ready: Callable[[Task], None]
    """Tells whoever asked."""
    now: Callable[[], float] = time.time

    def step(self, wanted: Step) -> None:
        """Do one step. To do it again, or after it was done, changes nothing."""
        task = self.store.get(wanted.workspace, wanted.export_id)
        if task.export.status == "ready" or task.work.step != wanted.step:
            return
        begun = task.model_copy(update={"work": task.work.again(datetime.fromtimestamp(self.now(), UTC))})
        self.store.advance(begun, wanted.step)
        try:
            self._do(begun, wanted)
        except Exception:
            if begun.work.tries >= TRIES:
                self.store.advance(begun.failed(), wanted.step)
            raise  # it is tried again, or operators hear of it

    def _do(self, task: Task, wanted: Step) -> None:
        work = task.work if task.work.upload else task.work.model_copy(update={"upload": self.bucket.begin(task.file)})
        making = _Making(self.bucket, task, work)
        rest = self._gathered(making, wanted.most)
        rows = sum(making.counts.values())
        if rest is not None:
            export = task.export.model_copy(update={"rows": rows, "status": "gathering", "reason": None})
            left = making.left(*rest)
            self.store.advance(task.model_copy(update={"export": export, "work": left}), wanted.step)
            return
        at = datetime.fromtimestamp(self.now(), UTC)
        if making.zipped:
            making.put("manifest.json", _manifest(task, making, at))
        making.end()
        export = task.export.model_copy(update={"status": "ready", "ready": at, "rows": rows, "reason": None})
        done = Work(step=wanted.step + 1, counts=making.counts)
        self.store.advance(finished := task.model_copy(update={"export": export, "work": done}), wanted.step)
        self.ready(finished)

    def _gathered(self, making: _Making, most: int) -> tuple[int, dict[str, Any] | None] | None:
        """Take what is on the shelves; where to go on, if that was not all."""
        until, before = self.now() + LASTS, sum(making.counts.values())
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


def _manifest(task: Task, making: _Making, at: datetime) -> bytes:
    said = {
        "workspace": task.workspace,
        "export_id": task.export.export_id,
        "asked_by": task.export.asked_by,
        "asked": task.export.asked.isoformat(),
        "ready": at.isoformat(),
        "rows": making.counts,
        "files": [{"name": each[0], "size": each[3], "crc32": f"{each[1]:08x}"} for each in making.members],
    }
    return json.dumps(said, indent=2).encode()
