"""What hosts do with what was booked with them: they look at it, agree, decline and cancel."""

from dataclasses import dataclass
from typing import Literal, Protocol

from agenda.booking.model import Booking, Ending
from agenda.booking.page import Page
from agenda.booking.pages import MANAGES, NotYourPage, no_such_page
from agenda.booking.service import Bookings
from kernel.callers import Caller, WorkspaceId
from kernel.pages import Listing
from kernel.pages import Page as Paging


class Shelves(Protocol):
    def find(self, workspace: WorkspaceId, slug: str) -> Page:
        """The page of the workspace, or ``NoSuchPage``."""

    def leads(self, workspace: WorkspaceId, slug: str) -> str:
        """The id of that page."""


class Drawers(Protocol):
    def page_of(self, workspace: WorkspaceId, page_id: str, paging: Paging) -> Listing[Booking]:
        """The bookings of a page, the newest first."""

    def get(self, workspace: WorkspaceId, page_id: str, booking_id: str) -> tuple[Booking, Page | None]: ...


@dataclass(frozen=True, slots=True)
class Desk:
    shelves: Shelves
    drawers: Drawers
    bookings: Bookings

    def page(self, caller: Caller, slug: str, paging: Paging) -> Listing[Booking]:
        """What was booked on a page, the newest first."""
        return self.drawers.page_of(caller.workspace, self._ours(caller, slug).page_id, paging)

    def agree(self, caller: Caller, slug: str, booking_id: str) -> Booking:
        return self.bookings.agreed(caller.workspace, *self._asked(caller, slug, booking_id), caller.person)

    def end(
        self, caller: Caller, slug: str, booking_id: str, how: Literal["declined", "cancelled"], reason: str
    ) -> Booking:
        """Let it not take place."""
        end = Ending(how, reason, caller.person)
        return self.bookings.ended(caller.workspace, *self._asked(caller, slug, booking_id), end)

    def _asked(self, caller: Caller, slug: str, booking_id: str) -> tuple[Booking, Page]:
        it, page = self.drawers.get(caller.workspace, self.shelves.leads(caller.workspace, slug), booking_id)
        return it, _theirs(caller, page)

    def _ours(self, caller: Caller, slug: str) -> Page:
        return _theirs(caller, self.shelves.find(caller.workspace, slug))


def _theirs(caller: Caller, page: Page | None) -> Page:
    if page is None:
        raise no_such_page()
    theirs = {page.owner, *(each.person for each in page.hosts)}
    if caller.person not in theirs and MANAGES not in caller.scopes:
        raise NotYourPage("this is for the hosts of the page, and who manages the agenda of the workspace")
    return page
