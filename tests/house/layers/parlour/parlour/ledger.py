"""A ledger: pages of lines, each line in the order in which it came. It is not a journal, on purpose."""

from dataclasses import dataclass

from pydantic import BaseModel, Field
from pynamodb.attributes import ListAttribute, UnicodeAttribute

from kernel.callers import WorkspaceId
from kernel.errors import NotFound
from kernel.settings import physical
from kernel.tables import Table


class NoSuchPage(NotFound):
    pass


class Entry(BaseModel, frozen=True):
    """A line for a page."""

    page: str = Field(examples=["notes"])
    line: str = Field(examples=["one"])


class PageWanted(BaseModel, frozen=True):
    """Which page to read."""

    page: str = Field(examples=["notes"])


class Lines(BaseModel, frozen=True):
    """What is on it."""

    lines: list[str] = Field(examples=[["one", "two"]])


class PageRow(Table):
    class Meta:
        table_name = physical("parlour-ledger-1")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    lines = ListAttribute(of=UnicodeAttribute)


@dataclass(frozen=True, slots=True)
class Ledger:
    def write(self, workspace: WorkspaceId, entry: Entry) -> None:
        row = PageRow(workspace, entry.page)
        row.update([PageRow.lines.set((PageRow.lines | []).append([entry.line]))])

    def read(self, workspace: WorkspaceId, page: str) -> Lines:
        try:
            return Lines(lines=PageRow.get(workspace, page, consistent_read=True).lines)
        except PageRow.DoesNotExist:
            raise NoSuchPage(f"there is no page {page}") from None


def ledger() -> Ledger:
    return Ledger()
