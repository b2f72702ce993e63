"""Making booking pages, and changing them: one's own, and with the right to manage, those of a team."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from agenda.booking.auditing import whence
from agenda.booking.page import MOST_CALENDARS, Absent, Host, NoSuchPage, Page, PageDraft, PageSettings
from agenda.calendars.model import Calendar, default_calendar
from agenda.people.model import Colleague
from kernel.callers import Caller, WorkspaceId
from kernel.errors import Forbidden, Invalid
from kernel.etags import IfMatch
from kernel.ids import new_id
from kernel.pages import Listing
from kernel.pages import Page as Paging

MANAGES = "agenda:manage"


class NotYourPage(Forbidden):
    """It is for who made the page, its hosts, and who manages the agenda of the workspace."""


class PageStore(Protocol):
    def find(self, workspace: WorkspaceId, slug: str) -> Page:
        """The page of the workspace, or ``NoSuchPage``."""

    def create(self, workspace: WorkspaceId, page: Page) -> Page: ...
    def change(self, workspace: WorkspaceId, before: Page, after: Page, expected: IfMatch) -> Page:
        """Keep it so, and its address."""

    def delete(self, workspace: WorkspaceId, page: Page, expected: IfMatch, said: Mapping[str, str]) -> None:
        """Let it go; what is ``said`` of that is kept for a while."""

    def page(self, workspace: WorkspaceId, paging: Paging) -> Listing[Page]: ...
    def absent(self, workspace: WorkspaceId, pages: Sequence[Page]) -> list[tuple[Absent, ...]]:
        """Who of the hosts of each cannot be booked any more."""

    def colleagues(self, workspace: WorkspaceId, people: Sequence[str]) -> dict[str, Colleague]: ...
    def owned(self, workspace: WorkspaceId, person: str) -> list[Calendar]:
        """Calendars that are somebody's."""

    def furnish(self, workspace: WorkspaceId, calendar: Calendar) -> None:
        """Make the calendar that somebody has without making one."""


@dataclass(frozen=True, slots=True)
class Pages:
    store: PageStore
    mails: bool = True
    """Whether this installation writes letters."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def create(self, caller: Caller, draft: PageDraft) -> Page:
        hosts = self._hosts(caller, draft)
        said = whence(caller, self.now())
        page = Page(**{**dict(draft), "hosts": hosts}, page_id=self.new_id(), owner=caller.person, said=said)
        return self.store.create(caller.workspace, page)

    def rewrite(self, caller: Caller, slug: str, draft: PageDraft, expected: IfMatch) -> Page:
        """Let the page be as the draft says."""
        page = self._theirs(caller, slug)
        after = page.rewritten(draft.model_copy(update={"hosts": self._hosts(caller, draft, page)}))
        if after != page:
            after = after.model_copy(update={"said": whence(caller, self.now())})
        return self.store.change(caller.workspace, page, after, expected)

    def delete(self, caller: Caller, slug: str, expected: IfMatch) -> None:
        """Let nobody book there any more; what is booked stays."""
        self.store.delete(caller.workspace, self._theirs(caller, slug), expected, whence(caller, self.now()))

    def get(self, caller: Caller, slug: str) -> PageSettings:
        page = self.store.find(caller.workspace, slug)
        return self._settings(caller, [page])[0]

    def page(self, caller: Caller, paging: Paging) -> Listing[PageSettings]:
        """All of the workspace."""
        found = self.store.page(caller.workspace, paging)
        return Listing(items=self._settings(caller, found.items), next=found.next)

    def _settings(self, caller: Caller, pages: Sequence[Page]) -> list[PageSettings]:
        gone = self.store.absent(caller.workspace, pages)
        return [PageSettings(**dict(page), absent=absent) for page, absent in zip(pages, gone, strict=True)]

    def _theirs(self, caller: Caller, slug: str) -> Page:
        page = self.store.find(caller.workspace, slug)
        if caller.person != page.owner and MANAGES not in caller.scopes:
            raise NotYourPage("whoever made this page changes it, or who manages the agenda of the workspace")
        return page

    def _hosts(self, caller: Caller, draft: PageDraft, before: Page | None = None) -> tuple[Host, ...]:
        """The hosts, each with calendars of their own; to make hosts of others takes the right to manage."""
        if draft.confirm_email and not self.mails:
            raise _not_right("confirm_email", "unavailable", "this installation sends no mail")
        known = {each.person for each in before.hosts} if before else set()
        others = {each.person for each in draft.hosts} - {caller.person, *known}
        if others and MANAGES not in caller.scopes:
            raise NotYourPage("to make hosts of others takes the scope agenda:manage")
        colleagues = self.store.colleagues(caller.workspace, [each.person for each in draft.hosts])
        wrong = [number for number, each in enumerate(draft.hosts) if not _here(colleagues.get(each.person))]
        if wrong:
            raise _not_right(f"hosts.{wrong[0]}.person", "unknown", "there is nobody like that here")
        return tuple(
            self._equipped(caller.workspace, each, colleagues[each.person], number)
            for number, each in enumerate(draft.hosts)
        )

    def _equipped(self, workspace: WorkspaceId, host: Host, colleague: Colleague, number: int) -> Host:
        """The host with the calendars that count; the first of those they have is the one that everybody has."""
        first = colleague.default_calendar(workspace)
        there = {each.calendar_id: each for each in self.store.owned(workspace, host.person)}
        if first not in there:
            made = default_calendar(workspace, colleague, self.now())
            self.store.furnish(workspace, made)
            there[first] = made
        usable = [each.calendar_id for each in there.values() if not each.trashed]
        if unknown := set(host.calendars) - set(usable):
            detail = f"{min(unknown)} is no calendar of theirs"
            raise _not_right(f"hosts.{number}.calendars", "unknown", detail)
        own = [first, *sorted(set(usable) - {first})]
        return host.model_copy(update={"calendars": host.calendars or tuple(own[:MOST_CALENDARS])})


def no_such_page() -> NoSuchPage:
    return NoSuchPage("there is no such page")


def _here(colleague: Colleague | None) -> bool:
    return colleague is not None and colleague.here


def _not_right(field: str, code: str, detail: str) -> Invalid:
    return Invalid(f"{field}: {detail}", [{"field": field, "code": code, "detail": detail}])
