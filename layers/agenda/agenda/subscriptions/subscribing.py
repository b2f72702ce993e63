"""Following calendars by their addresses, which are sealed: whoever knows one may see what is there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from agenda.calendars.model import MOST_OF_A_PERSON, Calendar, TooManyCalendars
from agenda.subscriptions.model import Subscription, address, host
from agenda.subscriptions.service import Asks, Doorkeeper, Edit, Line, Store, looked_up, there
from agenda.subscriptions.views import SubscriptionDraft, SubscriptionView
from agenda.subscriptions.views import calendar as said
from kernel.callers import Caller, WorkspaceId
from kernel.errors import Conflict
from kernel.ids import new_id
from kernel.once import Once


class AskedMeanwhile(Conflict):
    """It was being asked in this moment; try again."""


class Envelopes(Protocol):
    """Where an address is kept from everybody."""

    def seal(self, workspace: WorkspaceId, calendar_id: str, url: str) -> bytes: ...
    def unseal(self, workspace: WorkspaceId, it: Subscription) -> str: ...


@dataclass(frozen=True, slots=True)
class Subscribing:
    store: Store
    access: Doorkeeper
    asking: Asks
    envelopes: Envelopes
    line: Line
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def create(self, caller: Caller, draft: SubscriptionDraft, once: Once) -> SubscriptionView:
        """Follow a calendar; what is in it is there soon."""
        url, known = address(draft.url), self.store.known(caller.workspace, caller.person)
        if known.calendars >= MOST_OF_A_PERSON:
            raise TooManyCalendars(f"you have {MOST_OF_A_PERSON} calendars; delete one that you do not need first")
        about = said(draft, there(self.asking, url), host(url), known.colleague.zone if known.colleague else "UTC")
        calendar_id, now = new_id(), self.now()
        made = Calendar.model_validate({"calendar_id": calendar_id, "owner": caller.person, "created": now, **about})
        sealed = self.envelopes.seal(caller.workspace, calendar_id, url)
        it = Subscription.new(calendar_id, url, sealed, caller.person, now)
        kept = self.store.create(caller.workspace, made, it, once)
        self.line.put(caller.workspace, kept.calendar_id)
        return SubscriptionView.of(kept, it.model_copy(update={"calendar_id": kept.calendar_id}), url)

    def get(self, caller: Caller, calendar_id: str) -> SubscriptionView:
        """How it goes; where it comes from is only shown to who put that there."""
        with looked_up(self.store, self.access, caller, calendar_id, "read") as (calendar, it):
            url = self.envelopes.unseal(caller.workspace, it) if it.by == caller.person else None
        return SubscriptionView.of(calendar, it, url)

    def replace(self, caller: Caller, calendar_id: str, wanted: str) -> SubscriptionView:
        """Follow another address from now on; what it does not have goes, once it was read."""
        url = address(wanted)
        with looked_up(self.store, self.access, caller, calendar_id, "admin"):
            pass  # before anybody is asked
        there(self.asking, url)
        sealed, now = self.envelopes.seal(caller.workspace, calendar_id, url), self.now()
        with looked_up(self.store, self.access, caller, calendar_id, "admin") as (calendar, it):
            new = it.replaced(url, sealed, caller.person, now)
            edit: Edit = lambda before: before.model_copy(update={"source": new.host}).by(caller, now, before)  # noqa: E731 - it is no more than that
            if not self.store.replace(caller.workspace, new, edit):
                raise AskedMeanwhile("it was asked for what is new in this very moment; try again")
        self.line.put(caller.workspace, calendar_id)
        return SubscriptionView.of(calendar, new, url)


def subscribing() -> Subscribing:
    """As production does it."""
    from agenda.access import access
    from agenda.subscriptions.asking import AWAITED, Asking
    from agenda.subscriptions.envelopes import Seals
    from agenda.subscriptions.queues import SubscriptionQueue
    from agenda.subscriptions.store import SubscribedCalendars

    return Subscribing(SubscribedCalendars(), access(), Asking(AWAITED), Seals(), SubscriptionQueue())
