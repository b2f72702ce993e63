"""Filters in DynamoDB: a journal for each person; and the tasks that they look through."""

import json
from collections.abc import Iterable, Sequence

from pynamodb.attributes import UnicodeAttribute

from agenda.filters.model import Filter, NoSuchFilter, Wanted
from agenda.tasks.found import FoundTable
from agenda.tasks.model import StoredTask
from agenda.tasks.store import place_of
from agenda.tasks.table import DONE, OPEN, task_of
from kernel.callers import PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Journal, JournalTable
from kernel.once import Once
from kernel.pages import Listing, Page
from kernel.queries import at_once
from kernel.rows import Row
from kernel.settings import physical
from kernel.tables import key

TABLE = physical("agenda-filters-1")
MOST = 1000
"""Tasks that are looked at in one project."""


class FilterRow(JournalTable):
    class Meta:
        table_name = TABLE

    wanted = UnicodeAttribute()


def account(workspace: WorkspaceId, person: PersonId) -> str:
    """The partition of somebody's filters."""
    return key(workspace, person)


def journal() -> Journal[Filter]:
    """The journal that filters are written in."""
    return Journal(
        FilterRow,
        identify=lambda it: it.filter_id,
        write=lambda it: FilterRow(wanted=it.wanted.model_dump_json()),
        read=_read,
        missing=lambda filter_id: NoSuchFilter(f"you have no filter {filter_id}"),
    )


def filter_of(image: Row) -> Filter:
    """The filter that a row holds."""
    return _read(FilterRow.from_raw_data(dict(image)))


def _read(row: FilterRow) -> Filter:
    return Filter(filter_id=row.sk, modseq=int(row.modseq), wanted=Wanted.model_validate(json.loads(row.wanted)))


class FilterTable:
    def create(self, workspace: WorkspaceId, person: PersonId, made: Filter, once: Once) -> Filter:
        return journal().create(account(workspace, person), made, once=once)

    def get(self, workspace: WorkspaceId, person: PersonId, filter_id: str) -> Filter:
        return journal().get(account(workspace, person), filter_id)

    def page(self, workspace: WorkspaceId, person: PersonId, page: Page) -> Listing[Filter]:
        return journal().page(account(workspace, person), page)

    def replace(
        self, workspace: WorkspaceId, person: PersonId, filter_id: str, wanted: Wanted, expected: IfMatch
    ) -> Filter:
        def edit(it: Filter) -> Filter:
            return it.model_copy(update={"wanted": wanted})

        return journal().change(account(workspace, person), filter_id, edit, expected=expected)

    def delete(self, workspace: WorkspaceId, person: PersonId, filter_id: str, expected: IfMatch) -> None:
        journal().delete(account(workspace, person), filter_id, expected=expected)

    def shelved(self, workspace: WorkspaceId, person: PersonId) -> list[str]:
        return FoundTable().shelved(workspace, person)

    def within(self, workspace: WorkspaceId, project_ids: Sequence[str], *, done: bool) -> Iterable[StoredTask]:
        asked = [place_of(workspace, each, DONE if done else OPEN) for each in project_ids]
        return (task_of(row) for rows in at_once(asked, MOST) for row in rows)
