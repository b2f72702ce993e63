"""Ringing a bell: whoever comes to it finds what is due, and gives each reminder once.

A reminder is claimed by making it (``claim``): whoever makes it first gives it, in a transaction that holds only if
what it is about is as it was read, so that nobody is reminded of what was cancelled before. Its letter goes out from
whoever notes first that it does. So however often a bell rings, and however many come to it at once, a reminder is
given once; and since no bell is settled before all is done, one that was interrupted rings again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import takewhile
from typing import Literal, NamedTuple, Protocol

from agenda.alerts.arming import TRIES, Arming, Contended
from agenda.alerts.bells import DAY, Bell
from agenda.alerts.days import Planned, planned
from agenda.alerts.diary import Diary, Thing
from agenda.alerts.dues import AHEAD, BEHIND, Due, Who, Window
from agenda.alerts.hours import Morning, mornings, quiet_until, whole
from agenda.alerts.model import Alert, AlertId, alert_of, identified, of_the_day
from agenda.people.model import Colleague
from kernel.callers import PersonId, WorkspaceId
from kernel.letters import NotSent, Unreachable
from kernel.logs import log

OVERLAP = timedelta(minutes=5)
"""Looked at twice: an index may lag behind, and clocks differ."""

LATE = timedelta(days=2)
"""What should have rung longer ago than this is not rung any more."""

AGAIN = timedelta(minutes=2)
"""When a letter is tried again that did not go out."""


class Claim(NamedTuple):
    alert: Alert
    ours: bool
    """Whether it was we who made it."""


class Reminders(Protocol):
    """Where reminders are kept that were given."""

    def claim(self, workspace: WorkspaceId, person: PersonId, alert: Alert, about: Thing | None) -> Claim | None:
        """Make it, if it is not there; ``None``, and nothing is made, if what it is about is otherwise by now."""

    def find(self, workspace: WorkspaceId, person: PersonId, alert_id: AlertId) -> Alert | None: ...
    def change(
        self, workspace: WorkspaceId, person: PersonId, alert_id: AlertId, edit: Callable[[Alert], Alert | None]
    ) -> Alert | None:
        """Keep what ``edit`` makes of it; ``None``, and nothing is kept, if it makes nothing of it, or it is gone."""

    def retract(self, workspace: WorkspaceId, person: PersonId, alert_id: AlertId) -> None: ...


class Letters(Protocol):
    """Who writes to people."""

    def open(self, workspace: WorkspaceId) -> bool:
        """Whether there is anybody to write to: a workspace may be closed."""

    def remind(self, workspace: WorkspaceId, who: Colleague, alert: Alert) -> None:
        """Send it; ``NotSent`` or ``Unreachable`` otherwise."""

    def tell(self, workspace: WorkspaceId, who: Colleague, morning: Morning, planned: Sequence[Planned]) -> None:
        """Send what the day brings; the same."""


@dataclass(frozen=True, slots=True)
class Ringing:
    diary: Diary
    reminders: Reminders
    letters: Letters
    arming: Arming
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def ring(self, workspace: WorkspaceId, person: PersonId) -> None:
        """Give somebody all that is due, and let their bell ring for what is next."""
        for _ in range(TRIES):
            bell = self.arming.bells.get(workspace, person)
            who = self.diary.who(workspace, person)
            if bell is None or who is None or not who.here:
                self.arming.clock.stop(workspace, person)
                return
            kept = self.arming.bells.keep(_Round(self, bell, who, self.now()).done())
            if kept is not None:
                self.arming.wind(kept)
                return
        raise Contended("too much happened at once; try again in a moment")


@dataclass(frozen=True, slots=True)
class _Round:
    """One time that a bell rings."""

    ours: Ringing
    bell: Bell
    colleague: Colleague
    now: datetime

    @property
    def who(self) -> Who:
        return Who(self.colleague.email, self.colleague.zone)

    def done(self) -> Bell:
        """The bell as it is when all is done that was due."""
        if not self.ours.letters.open(self.bell.workspace):
            return replace(self.bell, heard=self.now, armed=self.now + DAY, wound=None)
        waiting = dict(self.bell.waiting)
        for alert_id in [each for each, until in waiting.items() if until <= self.now]:
            del waiting[alert_id]
            if until := self._again(alert_id):
                waiting[alert_id] = until
        since, horizon = max(self.bell.heard - OVERLAP, self.now - LATE), self.now + DAY
        dues = self._dues(Window(since, horizon))
        for thing, due in takewhile(lambda each: each[1].at <= self.now, dues):
            if until := self._first(thing, due):
                waiting[identified(self.bell.person, *due.name)] = until
        for morning in mornings(self.bell.preferences.daily, since, self.now, self.colleague.zone)[-1:]:
            if until := self._told(morning):
                waiting[of_the_day(self.bell.person, morning.day)] = until
        later = [due.at for _, due in dues if due.at > self.now][:1]
        later += [each.at for each in mornings(self.bell.preferences.daily, self.now, horizon, self.colleague.zone)]
        return replace(
            self.bell, heard=self.now, armed=min([*later, *waiting.values(), horizon]), wound=None, waiting=waiting
        )

    def _dues(self, within: Window) -> list[tuple[Thing, Due]]:
        workspace, person = self.bell.workspace, self.bell.person
        things = self.ours.diary.ringing(workspace, person, within.since - BEHIND, within.until + AHEAD)
        found = [(thing, due) for thing in things for due in thing.dues(self.who, within)]
        return sorted(found, key=lambda each: each[1].at)

    def _first(self, thing: Thing, due: Due) -> datetime | None:
        """Give a reminder, if nobody has; when to come back to it, if its letter waits."""
        workspace, person, found = self.bell.workspace, self.bell.person, thing
        for _ in range(TRIES):
            mail = {"never": False, "as-said": due.email, "always": True}[self.bell.preferences.email]
            alert = alert_of(due, person, thing.container_id, thing.object_id, self.now)
            alert = alert.model_copy(update={"mail": "held"}) if mail else alert
            if claim := self.ours.reminders.claim(workspace, person, alert, found):
                return self._mailed(claim.alert) if claim.alert.state == "ringing" else None
            again = self._now(alert)
            if again is None:
                return None
            found, due = again
        raise Contended("this is changed all the time; try again in a moment")

    def _again(self, alert_id: AlertId) -> datetime | None:
        """Give a reminder that was snoozed, or the letter of one that waited; when to come back to it, if it waits."""
        alert = self.ours.reminders.find(self.bell.workspace, self.bell.person, alert_id)
        if alert is None or (alert.state == "dismissed" and alert.kind != "agenda"):
            return None
        if alert.until is not None and alert.until > self.now:
            return alert.until
        still = alert if alert.kind == "agenda" else self._still(alert)
        return self._mailed(still) if still else None

    def _still(self, alert: Alert) -> Alert | None:
        """A reminder that has waited, as it is to be given now; ``None`` if it is not."""
        if not self._stands(alert):
            self.ours.reminders.retract(self.bell.workspace, self.bell.person, alert.alert_id)
            return None
        if alert.state == "snoozed":
            return self._changed(alert.alert_id, lambda it: _rung_again(it, self.now))
        if (alert.ends if alert.all_day else alert.begins) <= self.now:  # nobody wants a letter about it any more
            self._changed(alert.alert_id, lambda it: it.model_copy(update={"mail": "none"}))
            return None
        return alert

    def _stands(self, alert: Alert) -> bool:
        """Whether it is about something that is still to be, then, and to be reminded of so."""
        return self._now(alert) is not None

    def _now(self, alert: Alert) -> tuple[Thing, Due] | None:
        """What it is about, as it is at this moment, and when one is to be reminded of that."""
        assert alert.kind != "agenda", "days come whatever happens"
        assert alert.container_id, "events and tasks are in something"
        assert alert.object_id, "they have ids"
        person = self.bell.person
        thing = self.ours.diary.thing(self.bell.workspace, person, alert.kind, alert.container_id, alert.object_id)
        dues = thing.dues(self.who, Window(alert.at - timedelta(seconds=1), alert.at)) if thing else []
        same = (due for due in dues if identified(person, *due.name) == alert.alert_id)
        return next(((thing, due) for due in same if thing), None)

    def _told(self, morning: Morning) -> datetime | None:
        """Tell somebody of their day, if nobody has; when to come back to it, if that letter waits."""
        daily, person = self.bell.preferences.daily, self.bell.person
        assert daily is not None, "there are mornings"
        begins, ends = whole(morning.day, self.colleague.zone)
        if not daily.empty and not self._planned(begins, ends):
            return None
        alert = Alert(
            alert_id=of_the_day(person, morning.day),
            kind="agenda",
            state="dismissed",
            title=morning.day.isoformat(),
            all_day=True,
            begins=begins,
            ends=ends,
            at=morning.at,
            rang=self.now,
            mail="held",
        )
        claim = self.ours.reminders.claim(self.bell.workspace, person, alert, None)
        return self._mailed(claim.alert) if claim else None

    def _mailed(self, alert: Alert) -> datetime | None:
        """Send its letter, if it wants one that nobody sends; when to come back to it, if that has to wait."""
        if alert.mail != "held":
            return None
        quiet = quiet_until(self.bell.preferences.quiet, self.now, self.colleague.zone)
        if quiet and alert.kind != "agenda":
            return quiet
        if not self._changed(alert.alert_id, lambda it: _marked(it, "held", "sent")):
            return None
        try:
            self._send(alert)
        except Unreachable:
            log.warning("a reminder cannot be mailed to its reader")
        except NotSent:
            self._changed(alert.alert_id, lambda it: _marked(it, "sent", "held"))
            return self.now + AGAIN
        return None

    def _send(self, alert: Alert) -> None:
        workspace = self.bell.workspace
        if alert.kind != "agenda":
            self.ours.letters.remind(workspace, self.colleague, alert)
            return
        morning = Morning(alert.at, _day(alert))
        self.ours.letters.tell(workspace, self.colleague, morning, self._planned(alert.begins, alert.ends))

    def _planned(self, begins: datetime, ends: datetime) -> list[Planned]:
        things = self.ours.diary.shown(self.bell.workspace, self.bell.person, begins, ends)
        return planned(things, self.who, begins, ends)

    def _changed(self, alert_id: AlertId, edit: Callable[[Alert], Alert | None]) -> Alert | None:
        return self.ours.reminders.change(self.bell.workspace, self.bell.person, alert_id, edit)


def _rung_again(alert: Alert, now: datetime) -> Alert | None:
    """One that was snoozed, ringing; its letter goes out once more, if there was one."""
    if alert.state != "snoozed":
        return None
    return alert.again(now).model_copy(update={"mail": "none" if alert.mail == "none" else "held"})


def _marked(alert: Alert, before: Literal["held", "sent"], after: Literal["held", "sent"]) -> Alert | None:
    return alert.model_copy(update={"mail": after}) if alert.mail == before else None


def _day(alert: Alert) -> date:
    """The day that it tells of."""
    return date.fromisoformat(alert.title)
