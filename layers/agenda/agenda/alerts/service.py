"""What people do with their reminders, and how they like to be reminded."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from agenda.alerts.arming import Arming
from agenda.alerts.model import Alert, AlertId, KeptPreferences, NoSuchAlert, Preferences, Snooze
from agenda.people.model import Colleague
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Changes
from kernel.pages import Listing, Page


class AlertStore(Protocol):
    def get(self, workspace: WorkspaceId, person: PersonId, alert_id: AlertId) -> Alert: ...
    def change(
        self, workspace: WorkspaceId, person: PersonId, alert_id: AlertId, edit: Callable[[Alert], Alert | None]
    ) -> Alert | None: ...
    def page(self, workspace: WorkspaceId, person: PersonId, page: Page) -> Listing[Alert]: ...
    def changes(self, workspace: WorkspaceId, person: PersonId, since: str, limit: int) -> Changes: ...


class Dismissals(Protocol):
    def dismiss(self, workspace: WorkspaceId, person: PersonId, alert_id: AlertId, now: datetime) -> Alert:
        """Let it ring no more, and note that in what it is about, if that is theirs to write."""


class Directory(Protocol):
    def who(self, workspace: WorkspaceId, person: PersonId) -> Colleague | None: ...


@dataclass(frozen=True, slots=True)
class Alerts:
    store: AlertStore
    dismissals: Dismissals
    arming: Arming
    directory: Directory
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def page(self, caller: Caller, page: Page) -> Listing[Alert]:
        """What somebody was reminded of, in no order that means anything; nothing of what lies in the trash."""
        found = self.store.page(caller.workspace, caller.person, page)
        return Listing(items=[each for each in found.items if not each.away], next=found.next)

    def changes(self, caller: Caller, since: str, limit: int) -> Changes:
        return self.store.changes(caller.workspace, caller.person, since, limit)

    def snooze(self, caller: Caller, alert_id: AlertId, wanted: Snooze) -> Alert:
        """Remind them again later: their bell is armed before it is noted, so that it rings if it is."""
        now = self.now()
        until = now + timedelta(minutes=wanted.minutes)
        self.store.get(caller.workspace, caller.person, alert_id).snoozed(until, now)
        self.arming.snooze(caller.workspace, caller.person, alert_id, until)
        kept = self.store.change(caller.workspace, caller.person, alert_id, lambda it: it.snoozed(until, now))
        if kept is None:
            raise NoSuchAlert("you were not reminded of that, or it is no longer so")
        return kept

    def dismiss(self, caller: Caller, alert_id: AlertId) -> Alert:
        """Remind them of that no more, here or by any other program that has the same event."""
        return self.dismissals.dismiss(caller.workspace, caller.person, alert_id, self.now())

    def preferences(self, caller: Caller) -> KeptPreferences:
        bell = self.arming.bells.get(caller.workspace, caller.person)
        return KeptPreferences(modseq=bell.chosen, **dict(bell.preferences)) if bell else KeptPreferences()

    def prefer(self, caller: Caller, wanted: Preferences, expected: IfMatch) -> KeptPreferences:
        """Remind them so from now on."""
        who = self.directory.who(caller.workspace, caller.person)
        zone = who.zone if who else "UTC"
        bell = self.arming.prefer(caller.workspace, caller.person, zone, wanted, expected)
        return KeptPreferences(modseq=bell.chosen, **dict(bell.preferences))
