"""What people do with calendars that come from elsewhere, but for their addresses: see how they go, have them asked."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from agenda.access.service import MANAGES, Held
from agenda.calendars.model import Calendar
from agenda.ics import BadCalendar
from agenda.people.model import Colleague
from agenda.sharing import Role
from agenda.subscriptions.asking import Came, Unfollowed
from agenda.subscriptions.following import Found, found
from agenda.subscriptions.model import AGAIN, Subscription, address, host, no_such_subscription
from agenda.subscriptions.views import Followed, SubscriptionPreview, SubscriptionView
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import Invalid, TooManyRequests
from kernel.journal.ahead import Place
from kernel.once import Once

Edit = Callable[[Calendar], Calendar]


class NothingThere(Invalid):
    """No calendar comes from that address."""


class AskedJustNow(TooManyRequests):
    """It was asked a moment ago; it is not asked again before a minute is over."""


class Known(NamedTuple):
    """Who asks, and how many calendars they have."""

    colleague: Colleague | None
    calendars: int


class Asks(Protocol):
    def ask(self, url: str, question: Mapping[str, str]) -> Came: ...


class Doorkeeper(Protocol):
    """Who says what a caller may do."""

    def entered(
        self, caller: Caller, calendar_ids: Iterable[str], least: Role, also: Iterable[Place]
    ) -> AbstractContextManager[Mapping[str, Held]]:
        """What they may do; and who reads these rows within the block has them already."""


class Store(Protocol):
    def places(self, workspace: WorkspaceId, calendar_id: str) -> list[Place]:
        """The rows on which it is decided what becomes of one."""

    def known(self, workspace: WorkspaceId, person: PersonId) -> Known: ...
    def create(self, workspace: WorkspaceId, calendar: Calendar, it: Subscription, once: Once) -> Calendar:
        """Keep both at once, and put the calendar on the shelf of whose it is."""

    def find(self, workspace: WorkspaceId, calendar_ids: Iterable[str]) -> dict[str, Subscription]: ...
    def save(self, workspace: WorkspaceId, it: Subscription) -> Subscription | None:
        """It as it is kept from now on; nothing, and nothing done, if it is otherwise by now than it was read."""

    def replace(self, workspace: WorkspaceId, it: Subscription, edit: Edit) -> bool:
        """The same, and change the calendar with it."""

    def owned(self, workspace: WorkspaceId, owner: PersonId | None) -> list[Calendar]:
        """Those that come from elsewhere, of somebody's or the workspace's own."""


class Line(Protocol):
    """Those that are to be asked soon."""

    def put(self, workspace: WorkspaceId, calendar_id: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Subscriptions:
    store: Store
    access: Doorkeeper
    asking: Asks
    line: Line
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def preview(self, wanted: str) -> SubscriptionPreview:
        """What is at an address; nothing is kept."""
        url = address(wanted)
        return SubscriptionPreview.of(host(url), there(self.asking, url))

    def all(self, caller: Caller) -> Followed:
        """What the caller follows and, for who looks after it, the workspace."""
        owners = [caller.person, *([None] if MANAGES in caller.scopes else [])]
        calendars = [each for owner in owners for each in self.store.owned(caller.workspace, owner)]
        kept = self.store.find(caller.workspace, [each.calendar_id for each in calendars])
        shown = (SubscriptionView.of(each, kept[each.calendar_id]) for each in calendars if each.calendar_id in kept)
        return Followed(items=tuple(sorted(shown, key=lambda each: each.calendar_id)))

    def refresh(self, caller: Caller, calendar_id: str) -> SubscriptionView:
        """Have it asked at once."""
        with looked_up(self.store, self.access, caller, calendar_id, "read") as (calendar, it):
            now = self.now()
            if it.asked and (left := it.asked + AGAIN - now).total_seconds() > 0:
                raise AskedJustNow("it was asked a moment ago; try again in a minute", int(left.total_seconds()) + 1)
            kept = self.store.save(caller.workspace, it.wanted(now)) or it  # who was faster asks already
        self.line.put(caller.workspace, calendar_id)
        return SubscriptionView.of(calendar, kept)


@contextmanager
def looked_up(
    store: Store, access: Doorkeeper, caller: Caller, calendar_id: str, least: Role
) -> Iterator[tuple[Calendar, Subscription]]:
    """A calendar that comes from elsewhere, and from where, if the caller may do that much with it."""
    also = store.places(caller.workspace, calendar_id)
    with access.entered(caller, [calendar_id], least, also) as held:
        it = store.find(caller.workspace, [calendar_id]).get(calendar_id)
        if it is None:
            raise no_such_subscription()
        yield held[calendar_id].calendar, it


def there(asking: Asks, url: str) -> Found:
    """What is at an address now; ``NothingThere`` if that is no calendar."""
    try:
        came = asking.ask(url, {"Accept": "text/calendar, */*;q=0.1"})
        return found(came.body or b"")
    except Unfollowed as refusal:
        detail = f"no calendar comes from there: {refusal}"
    except BadCalendar as refusal:
        detail = f"what is there is no calendar: {refusal}"
    raise NothingThere(detail, [{"field": "url", "code": "nothing_there", "detail": detail}])
