"""Putting what the room holds beside what other rooms hold, for who takes everything along."""

from dataclasses import dataclass
from io import BytesIO
from typing import Protocol
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from contracts.identity import ExportWanted
from ops.incidents.service import Incidents

INCIDENTS = "incidents.ndjson"


class Folder(Protocol):
    def put(self, key: str, data: bytes) -> None:
        """Let it be found with the other files of an export."""


@dataclass(frozen=True, slots=True)
class Exports:
    incidents: Incidents
    folder: Folder

    def add(self, wanted: ExportWanted) -> None:
        """An archive with one incident a line, the newest first; to be asked again makes the same one."""
        packed = BytesIO()
        entry = ZipInfo(INCIDENTS)
        entry.compress_type = ZIP_DEFLATED
        with ZipFile(packed, "w") as archive, archive.open(entry, "w") as lines:
            for incident in self.incidents.all(wanted.workspace):
                lines.write(f"{incident.model_dump_json()}\n".encode())
        self.folder.put(f"{wanted.folder}ops.zip", packed.getvalue())
