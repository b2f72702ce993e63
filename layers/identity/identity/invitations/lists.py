"""Lists of people to invite, as spreadsheets write them (CSV). Pure."""

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from identity.invitations.model import InvitationDraft
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Invalid, TooLarge

MOST_LINES = 500
AT_ONCE = 20
"""People in one message of the queue."""

_COLUMNS = ("email", "role", "name")
_CALLED = {
    **{each: each for each in _COLUMNS},
    **dict.fromkeys(("e-mail", "mail", "email address", "e-mail address"), "email"),
    **dict.fromkeys(("full name", "display name", "displayname"), "name"),
}
"""What spreadsheets and other directories call the columns; what Google adds in brackets is left away."""


class TooManyLines(TooLarge):
    """So many people are invited at once, and no more: cut the list into several."""


class InvitationList(BaseModel):
    """Many people to invite."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    csv: str = Field(
        min_length=1,
        max_length=200_000,
        description="A line for each: email, role, name. Without a role it is `member`. A first line with these names "
        "may say another order. Columns are separated by commas or semicolons.",
        examples=["email,role,name\ngrace@example.com,lead,Grace Hopper\n"],
    )


class Said(NamedTuple):
    """What a line says: whom to invite, or why it says that of nobody."""

    line: int
    email: str
    draft: InvitationDraft | None
    error: ValidationError | None = None


class Wave(BaseModel, frozen=True):
    """Some of those people, on the queue."""

    workspace: WorkspaceId
    person: PersonId
    role: str
    scopes: tuple[str, ...]
    session: str
    address: str | None = None
    """From where the list came."""
    drafts: tuple[InvitationDraft, ...]


def read(text: str) -> list[Said]:
    """The lines of a list, in their order."""
    return [_said(number, cells) for number, cells in _rows(text)]


def waves(drafts: list[InvitationDraft]) -> Iterator[tuple[InvitationDraft, ...]]:
    for start in range(0, len(drafts), AT_ONCE):
        yield tuple(drafts[start : start + AT_ONCE])


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines that say anything, with their numbers."""
    body = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    first = body.partition("\n")[0]
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",")
    columns: tuple[str, ...] | None = None
    count = 0
    try:
        for cells in reader:
            said = [each.strip() for each in cells]
            if not any(said):
                continue
            if columns is None:
                columns = _columns(said)
                if "@" not in "".join(said):
                    continue
            count += 1
            if count > MOST_LINES:
                raise TooManyLines(f"a list has at most {MOST_LINES} lines")
            yield reader.line_num, {name: cell for name, cell in zip(columns, said, strict=False) if cell and name}
    except csv.Error as error:
        raise Invalid(f"line {reader.line_num}: this is no CSV: {error}") from error


def _columns(first: list[str]) -> tuple[str, ...]:
    """The names of the columns, as the first line has them, or as they usually are; others are left alone."""
    if "@" in "".join(first):
        return _COLUMNS
    names = tuple(_CALLED.get(each.lower().partition("[")[0].strip(), "") for each in first)
    if "email" not in names:
        raise Invalid("line 1: there is neither an address in it nor a column called email")
    return names


def _said(number: int, cells: dict[str, str]) -> Said:
    try:
        draft = InvitationDraft.model_validate(cells)
    except ValidationError as error:
        return Said(number, cells.get("email", "")[:254], None, error)
    return Said(number, draft.email, draft)
