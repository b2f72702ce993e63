"""Notes that people leave in the parlour."""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pynamodb.attributes import UnicodeAttribute

from kernel.callers import WorkspaceId
from kernel.events import Event
from kernel.ids import new_id
from kernel.journal import Journal, JournalTable
from kernel.once import Once
from kernel.settings import physical


class NoteDraft(BaseModel):
    """A note that somebody would like to leave."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(min_length=1, max_length=1000, examples=["The clock is slow."])


class Note(BaseModel, frozen=True):
    """A note."""

    note_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    text: str = Field(examples=["The clock is slow."])
    modseq: int = Field(default=0, examples=[1])


class NoteKept(Event, frozen=True):
    """Somebody left a note."""

    note_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])

    @classmethod
    def event_name(cls) -> str:
        return "parlour.NoteKept"


class NoteRow(JournalTable):
    class Meta:
        table_name = physical("parlour-notes-1")

    text = UnicodeAttribute()


def _read(row: Any) -> Note:
    return Note(note_id=row.sk, text=row.text, modseq=row.modseq)


@dataclass(frozen=True, slots=True)
class Notes:
    journal: Journal[Note]

    def create(self, workspace: WorkspaceId, text: str, once: Once) -> Note:
        return self.journal.create(workspace, Note(note_id=new_id(), text=text), once=once)

    def get(self, workspace: WorkspaceId, note_id: str) -> Note:
        return self.journal.get(workspace, note_id)


def notes() -> Notes:
    return Notes(
        Journal(NoteRow, identify=lambda note: note.note_id, write=lambda note: NoteRow(text=note.text), read=_read)
    )
