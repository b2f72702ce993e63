"""A room that is small enough for tests: notes, which have a title."""

from uuid import uuid4

from pydantic import BaseModel
from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from kernel.errors import NotFound
from kernel.journal import Journal, JournalTable
from tests.layers.kernel.tables import NOTES


class NoSuchNote(NotFound):
    pass


class Note(BaseModel, frozen=True):
    note_id: str
    title: str
    count: int = 0
    modseq: int = 0

    def titled(self, title: str) -> "Note":
        return self.model_copy(update={"title": title})

    def counted(self) -> "Note":
        return self.model_copy(update={"count": self.count + 1})


class NoteRow(JournalTable):
    class Meta:
        table_name = NOTES

    title = UnicodeAttribute(null=True)
    count = NumberAttribute(default=0)


def journal(**more) -> Journal[Note]:
    return Journal(
        NoteRow,
        identify=lambda note: note.note_id,
        write=lambda note: NoteRow(title=note.title, count=note.count),
        read=lambda row: Note(note_id=row.sk, title=row.title, count=row.count, modseq=row.modseq),
        missing=lambda note_id: NoSuchNote(f"there is no note {note_id}"),
        **more,
    )


def account() -> str:
    """One that nobody has written to."""
    return f"acme#{uuid4()}"
