"""Putting what the room holds beside what other rooms hold, for who takes everything along."""

from dataclasses import dataclass
from typing import Protocol

from contracts.identity import ExportWanted
from kernel.archives import directory, member
from ops.incidents.service import Incidents

INCIDENTS = "ops/incidents.ndjson"


class Folder(Protocol):
    def put(self, key: str, data: bytes) -> None:
        """Let it be found with the other files of an export."""


@dataclass(frozen=True, slots=True)
class Exports:
    incidents: Incidents
    folder: Folder

    def add(self, wanted: ExportWanted) -> None:
        """An archive with one incident a line, the newest first; to be asked again makes the same one."""
        lines = b"".join(f"{each.model_dump_json()}\n".encode() for each in self.incidents.all(wanted.workspace))
        packed, entry = member(INCIDENTS, lines, 0)
        self.folder.put(f"{wanted.folder}ops.zip", packed + directory([entry], len(packed)))
