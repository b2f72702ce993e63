"""Booking pages in DynamoDB, and the addresses that lead to them."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from agenda.booking import slugs
from agenda.booking.known import calendars_of, firsts, here_of
from agenda.booking.page import Absent, Page
from agenda.booking.pages import no_such_page
from agenda.booking.rows import former, pages
from agenda.calendars.model import Calendar
from agenda.calendars.store import CalendarTable
from agenda.people.model import Colleague
from agenda.people.table import PeopleTable
from kernel.callers import PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Along, AlreadyExists
from kernel.journal.reading import Place, gathered
from kernel.once import Once
from kernel.pages import Listing
from kernel.pages import Page as Paging
from kernel.rows import Row


class PageTable:
    def __init__(self) -> None:
        self._pages = pages()

    def find(self, workspace: WorkspaceId, slug: str) -> Page:
        return self._pages.get(workspace, self.leads(workspace, slug))

    def leads(self, workspace: WorkspaceId, slug: str) -> str:
        where = slugs.found(slug)
        if where.workspace != workspace:
            raise no_such_page()
        return where.page_id

    def create(self, workspace: WorkspaceId, page: Page) -> Page:
        claim = slugs.claimed(page.slug, slugs.Where(workspace, page.page_id))
        return self._pages.create(workspace, page, along=[claim])

    def change(self, workspace: WorkspaceId, before: Page, after: Page, expected: IfMatch) -> Page:
        expected.demand(before.modseq)
        moved: list[Along] = []
        if before.slug != after.slug:
            moved = [slugs.freed(before.slug), slugs.claimed(after.slug, slugs.Where(workspace, after.page_id))]
        now = IfMatch.tag(before.modseq)
        return self._pages.change(workspace, after.page_id, lambda _: after, expected=now, along=moved)

    def delete(
        self, workspace: WorkspaceId, page: Page, expected: IfMatch, said: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        expected.demand(page.modseq)
        now = IfMatch.tag(page.modseq)
        left = [slugs.freed(page.slug), former(workspace, page.page_id)]
        self._pages.delete(workspace, page.page_id, expected=now, along=left, said=said)

    def page(self, workspace: WorkspaceId, paging: Paging) -> Listing[Page]:
        return self._pages.page(workspace, paging)

    def absent(self, workspace: WorkspaceId, pages: Sequence[Page]) -> list[tuple[Absent, ...]]:
        """Read together: many pages have the same hosts, and of their calendars only the first is needed."""
        found = gathered(list(dict.fromkeys(each for page in pages for each in firsts(workspace, page))))
        return [tuple(_absent(workspace, page, found)) for page in pages]

    def colleagues(self, workspace: WorkspaceId, people: Sequence[str]) -> dict[str, Colleague]:
        found = PeopleTable().find(workspace, map(PersonId, people))
        return {str(person): each for person, each in found.items()}

    def owned(self, workspace: WorkspaceId, person: str) -> list[Calendar]:
        return [each for each in CalendarTable().owned(workspace, PersonId(person)) if each.kind != "room"]

    def furnish(self, workspace: WorkspaceId, calendar: Calendar) -> None:
        try:
            CalendarTable().create(workspace, calendar, Once())
        except AlreadyExists:
            return  # somebody else was faster


def _absent(workspace: WorkspaceId, page: Page, found: Mapping[Place, Row]) -> Iterator[Absent]:
    here = here_of(workspace, page, found)
    for each in page.hosts:
        if each.person not in here:
            yield Absent(person=each.person, why="left")
        elif not calendars_of(workspace, each, found):
            yield Absent(person=each.person, why="calendar")
