"""Letting reminders stand only as long as what they are about does.

What was given for it goes when it is cancelled, deleted, done or moved, and is there again, as it was, when that is
taken back.
What goes leaves a tombstone that keeps how it was, for as long as tombstones are kept. So nobody is reminded twice of
what was cancelled for a moment.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import NamedTuple, Protocol

from agenda.alerts.arming import Arming
from agenda.alerts.bells import TooManySnoozed
from agenda.alerts.diary import Thing, Watching
from agenda.alerts.dues import Due, Who, Window
from agenda.alerts.model import SEEN, Alert, AlertId, alert_of, identified
from agenda.alerts.silencing import MOST
from kernel.callers import PersonId, WorkspaceId

_STAYS = ("state", "rang", "until", "answered", "mail")
"""What of a reminder is its reader's, and is not said by what it is about."""


class About(NamedTuple):
    """An event or a task, by where it is."""

    workspace: WorkspaceId
    container_id: str
    object_id: str


class Rung(Protocol):
    """Where reminders are kept that were given."""

    def about(self, about: About) -> Mapping[PersonId, Collection[AlertId]]:
        """Who was reminded of something, and by which, as an index has it a moment later."""

    def kept(
        self, workspace: WorkspaceId, person: PersonId, alert_ids: Collection[AlertId]
    ) -> tuple[Mapping[AlertId, Alert], Mapping[AlertId, Alert]]:
        """Those of them that are there, and those that were retracted, as they were."""

    def restore(self, workspace: WorkspaceId, person: PersonId, alert: Alert) -> None:
        """Have one there that was retracted, if nobody has made it anew."""

    def change(
        self, workspace: WorkspaceId, person: PersonId, alert_id: AlertId, edit: Callable[[Alert], Alert | None]
    ) -> Alert | None: ...
    def withdraw(self, workspace: WorkspaceId, person: PersonId, alert: Alert) -> None:
        """Retract it, so that it is known how it was."""


@dataclass(frozen=True, slots=True)
class Standing:
    rung: Rung
    arming: Arming
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def follow(self, about: About, watching: Iterable[Watching], *, fresh: bool) -> None:
        """Something is new (``fresh``), otherwise than it was or gone: these see it as it is now."""
        seen = {each.person: each for each in watching}
        if not fresh:
            self._settle(about, seen)
        for each in seen.values():
            if each.thing.reminds and each.colleague is not None and each.colleague.here:
                self._recall(about.workspace, each.person, each.thing, _who(each))

    def _settle(self, about: About, seen: Mapping[PersonId, Watching]) -> None:
        """Retract what was given, and would not be any more."""
        for person, alert_ids in self.rung.about(about).items():
            there, _ = self.rung.kept(about.workspace, person, alert_ids)
            given = [each for each in there.values() if (each.container_id, each.object_id) == about[1:]]
            still = _due(seen[person], given) if given and person in seen else frozenset[AlertId]()
            for each in given:
                if each.alert_id not in still:
                    self.rung.withdraw(about.workspace, person, each)

    def _recall(self, workspace: WorkspaceId, person: PersonId, thing: Thing, who: Who) -> None:
        """Have what was retracted there again, if it would be given now; and all of it where the thing is by now."""
        now = self.now()
        dues = list(islice(thing.latest(who, Window(now - SEEN, now)), MOST))
        if not dues:
            return
        wanted = {identified(person, *due.name): due for due in dues}
        there, gone = self.rung.kept(workspace, person, [*wanted])
        for alert_id, alert in gone.items():
            self._restore(workspace, person, _again(alert, thing, wanted[alert_id], person, now))
        where = {"container_id": thing.container_id, "object_id": thing.object_id}
        for alert_id, alert in there.items():
            if (alert.container_id, alert.object_id) != (thing.container_id, thing.object_id):
                self.rung.change(workspace, person, alert_id, lambda it: it.model_copy(update=where))

    def _restore(self, workspace: WorkspaceId, person: PersonId, alert: Alert) -> None:
        """As it was; a bell rings for what was to ring again, or has its letter before it."""
        self.rung.restore(workspace, person, alert)
        if alert.until is not None or alert.mail == "held":
            with suppress(TooManySnoozed):
                self.arming.snooze(workspace, person, alert.alert_id, max(alert.until or self.now(), self.now()))


def _who(watching: Watching) -> Who:
    assert watching.colleague is not None, "they are here"
    return Who(watching.colleague.email, watching.colleague.zone)


def _due(watching: Watching, given: list[Alert]) -> frozenset[AlertId]:
    """Those that would be given now, and those of which that cannot be known: of who is away nothing is retracted."""
    if watching.colleague is None or not watching.colleague.here:
        return frozenset(each.alert_id for each in given)
    moments = [each.at for each in given]
    within = Window(min(moments) - timedelta(seconds=1), max(moments))
    known, due = within.until, set[AlertId]()
    for since, dues in watching.thing.back(_who(watching), within):
        known = since
        due |= {identified(watching.person, *each.name) for each in dues}
    return frozenset(due | {each.alert_id for each in given if each.at <= known})


def _again(alert: Alert, thing: Thing, due: Due, person: PersonId, now: datetime) -> Alert:
    """One that was retracted, of what it is about by now."""
    fresh = alert_of(due, person, thing.container_id, thing.object_id, now)
    return fresh.model_copy(update={name: getattr(alert, name) for name in _STAYS})
