"""The file of an export, as it is being made: in parts, none of which is large."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from identity.exporting.lines import ndjson, table
from identity.exporting.model import Task, Work
from kernel.archives import Member, contents, directory, member

CHUNK = 4 * 1024**2
"""Bytes of lines in one file of an archive."""

PART = 5 * 1024**2
"""S3 takes no smaller part of an upload, but for the last."""


class Bucket(Protocol):
    """Where files are made of parts."""

    def begin(self, key: str) -> str: ...
    def part(self, key: str, upload: str, number: int, data: bytes) -> str: ...
    def complete(self, key: str, upload: str, parts: Sequence[str]) -> None: ...
    def put_aside(self, key: str, data: bytes) -> None: ...
    def taken_up(self, key: str) -> bytes: ...
    def sizes(self, folder: str) -> Mapping[str, int]:
        """What lies in a folder, and how large each is."""

    def read(self, key: str, start: int, end: int) -> bytes: ...


@dataclass
class Making:
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
    joined: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.members, self.parts = list(self.work.members), list(self.work.parts)
        self.counts, self.offset = dict(self.work.counts), self.work.offset
        self.joined = self.work.joined
        if self.work.rest:
            self.buffer += self.bucket.taken_up(self.aside)

    @property
    def aside(self) -> str:
        return f"{self.task.parts}rest"

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

    def join(self, room: str, size: int) -> None:
        """Take over what is in the archive of a room, as it stands there."""
        key = f"{self.task.parts}{room}.zip"
        found, length = contents(size, partial(self.bucket.read, key))
        if not all(each[0].startswith(f"{room}/") for each in found):
            raise ValueError(f"{room} has put something into an export that is not in a folder of its name")
        self.members += [(name, crc, packed, whole, self.offset + at) for name, crc, packed, whole, at in found]
        for start in range(0, length, PART):
            self._write(self.bucket.read(key, start, min(length, start + PART)))
        self.joined = (*self.joined, room)

    def end(self) -> None:
        """Complete the file."""
        if self.zipped:
            self._write(directory(self.members, self.offset))
        if self.buffer or not self.parts:
            self._upload()
        self.bucket.complete(self.task.file, self.work.upload, self.parts)

    def left(self, shelf: int, cursor: dict[str, Any] | None, waits: int) -> Work:
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
            joined=self.joined,
            waits=waits,
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
