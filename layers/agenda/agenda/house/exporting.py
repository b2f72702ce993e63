"""Putting what the room holds beside what other rooms hold, for who takes everything along.

An archive is made in a file: what lies in memory of it are a few megabytes at a time, however much there is.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from tempfile import TemporaryFile
from typing import IO, Any

from agenda.house.holdings import HOLDINGS, Holding, things
from contracts.identity import ExportWanted
from kernel.archives import Member, directory, member
from kernel.aws import client
from kernel.callers import WorkspaceId
from kernel.rows import Row
from kernel.settings import bucket

BUCKET = bucket("shared-exports")
LARGEST = 8 * 1024 * 1024
"""Bytes of a file in it, more or less: of more there are several."""


class Exporting:
    def add(self, wanted: ExportWanted) -> None:
        """An archive with one thing a line; to be asked again makes it anew."""
        with TemporaryFile() as archive:
            members = [each for holding in HOLDINGS for each in _written(archive, wanted.workspace, holding)]
            archive.write(directory(members, archive.tell()))
            archive.seek(0)
            where = f"{wanted.folder}agenda.zip"
            client("s3").put_object(Bucket=BUCKET, Key=where, Body=archive, ContentType="application/zip")


def _written(archive: IO[bytes], workspace: WorkspaceId, holding: Holding) -> Iterator[Member]:
    if holding.shown is None:
        return
    for number, data in enumerate(_files(_lines(workspace, holding, holding.shown)), 1):
        name = f"agenda/{holding.name}{'' if number == 1 else f'-{number}'}.ndjson"
        packed, entry = member(name, data, archive.tell())
        archive.write(packed)
        yield entry


def _lines(workspace: WorkspaceId, holding: Holding, shown: Callable[[Row], dict[str, Any]]) -> Iterator[bytes]:
    for owner in holding.owners(workspace):
        for row in things(holding.table, owner):
            yield _line(shown(row))


def _line(shown: dict[str, Any]) -> bytes:
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _files(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines in files, one at least."""
    some: list[bytes] = []
    size = full = 0
    for line in lines:
        if size + len(line) > LARGEST and some:
            yield b"".join(some)
            some, size, full = [], 0, full + 1
        some.append(line)
        size += len(line)
    if some or not full:
        yield b"".join(some)
