"""One ringing of somebody's bell: what it gives, what it writes about, and for when the bell is armed then.

However much is due, one ringing is bounded: of one moment a few are given one by one and the rest as one, and when it
has given enough, the bell rings again at once for what is left.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby

from agenda.alerts.arming import TRIES, Contended
from agenda.alerts.bells import DAY, Bell
from agenda.alerts.days import Planned, planned
from agenda.alerts.diary import Diary, Thing
from agenda.alerts.dues import Due, Kind, Who, Window
from agenda.alerts.giving import AT_ONCE, LATE, MOST_HELD, OVERLAP, SINGLY, Claim, Elsewhere, Letters, Reminders
from agenda.alerts.hours import Morning, mornings, whole
from agenda.alerts.mailing import Mailing
from agenda.alerts.model import Alert, AlertId, alert_of, identified, more_of, of_the_day
from agenda.jscalendar.reach import AHEAD, BEHIND
from agenda.people.model import Colleague
from agenda.recurrence import Patience
from kernel.callers import PersonId

Found = tuple[Thing, Due]


@dataclass(frozen=True, slots=True)
class Round:
    diary: Diary
    reminders: Reminders
    letters: Letters
    bell: Bell
    colleague: Colleague
    now: datetime

    @property
    def who(self) -> Who:
        return Who(self.colleague.email, self.colleague.zone)

    def done(self) -> Bell:
        """The bell as it is when all is done that was due."""
        if not self.letters.open(self.bell.workspace):
            return replace(self.bell, heard=self.now, armed=self.now + DAY, wound=None)
        waiting = dict(self.bell.waiting)
        again = self._again(waiting)
        since, horizon = max(self.bell.heard - OVERLAP, self.now - LATE), self.now + DAY
        dues = self._dues(Window(since, horizon))
        first, heard = self._firsts([each for each in dues if each[1].at <= self.now])
        waiting |= self._mailing.written([*again, *first])
        daily, zone = self.bell.preferences.daily, self.colleague.zone
        for morning in mornings(daily, since, self.now, zone)[-1:]:
            waiting |= self._told(morning)
        later = [due.at for _, due in dues if due.at > self.now][:1] if heard == self.now else [self.now]
        later += [each.at for each in mornings(daily, self.now, horizon, zone)]
        return replace(
            self.bell, heard=heard, armed=min([*later, *waiting.values(), horizon]), wound=None, waiting=waiting
        )

    @property
    def _mailing(self) -> Mailing:
        return Mailing(self.reminders, self.letters, self.bell, self.colleague, self.now, self._planned)

    def _dues(self, within: Window) -> list[Found]:
        workspace, person = self.bell.workspace, self.bell.person
        things = self.diary.ringing(workspace, person, within.since - BEHIND, within.until + AHEAD)
        patience = Patience()
        found = [(thing, due) for thing in things for due in thing.dues(self.who, within, patience=patience)]
        return sorted(found, key=lambda each: (each[1].at, each[1].begins, each[1].name))

    def _firsts(self, dues: list[Found]) -> tuple[list[Alert], datetime]:
        """Give what is due and nobody gave; and until when all was given."""
        ids = [identified(self.bell.person, *due.name) for _, due in dues]
        there = self._find(ids)
        given: list[Alert] = []
        fresh, heard = 0, self.bell.heard
        for at, same in groupby(dues, key=lambda each: each[1].at):
            if fresh >= AT_ONCE:
                return given, heard
            some = list(same)
            for thing, due in some[:SINGLY]:
                known = there.get(identified(self.bell.person, *due.name))
                claim = Claim(known, ours=False) if known else self._first(thing, due)
                fresh += known is None
                given += [claim.alert] if claim else []
            if len(some) > SINGLY:
                given += self._rest([due for _, due in some[SINGLY:]])
            heard = max(heard, at)
        return given, self.now

    def _find(self, ids: list[AlertId]) -> dict[AlertId, Alert]:
        return dict(self.reminders.find(self.bell.workspace, self.bell.person, ids)) if ids else {}

    def _first(self, thing: Thing, due: Due) -> Claim | None:
        """Give a reminder, as it is to be given by now; ``None`` if it is not."""
        workspace, person, found = self.bell.workspace, self.bell.person, thing
        for _ in range(TRIES):
            alert = alert_of(due, person, thing.container_id, thing.object_id, self.now)
            alert = alert.model_copy(update={"mail": "held" if self._mails([due]) else "none"})
            if claim := self.reminders.claim(workspace, self.colleague, alert, found):
                return claim
            if self.diary.who(workspace, person) != self.colleague:
                raise Elsewhere
            again = self._now(alert)
            if again is None:
                return None
            found, due = again
        raise Contended("this is changed all the time; try again in a moment")

    def _rest(self, dues: list[Due]) -> list[Alert]:
        """Give all these as one."""
        alert = more_of(dues, self.bell.person, self.now)
        alert = alert.model_copy(update={"mail": "held" if self._mails(dues) else "none"})
        claim = self.reminders.claim(self.bell.workspace, self.colleague, alert, None)
        return [claim.alert] if claim else []

    def _mails(self, dues: list[Due]) -> bool:
        """Whether a letter comes about any of them: none about what is over, since it could not be rung in time."""
        if not self.colleague.email or len(self.bell.waiting) >= MOST_HELD:
            return False
        wanted = {"never": False, "as-said": any(due.email for due in dues), "always": True}
        late = all(due.ends <= self.now and due.at < self.now - OVERLAP for due in dues)
        return wanted[self.bell.preferences.email] and not late

    def _again(self, waiting: dict[AlertId, datetime]) -> list[Alert]:
        """Give what was snoozed until now, and what has waited for its letter; it waits no more."""
        given = []
        for alert_id, alert in self._find([*waiting]).items():
            if alert.away:  # it may be back, and would ring at once
                waiting[alert_id] = self.now + DAY
                continue
            held = alert.state != "snoozed" and alert.mail == "held"
            late = alert.until is not None and alert.until <= self.now
            if waiting[alert_id] > self.now and not held and not late:
                continue
            if alert.until is not None and alert.until > self.now:
                waiting[alert_id] = alert.until
                continue
            still = alert if alert.kind == "agenda" else self._still(alert)
            given += [still] if still else []
            del waiting[alert_id]
        for alert_id in [each for each, until in waiting.items() if until <= self.now]:
            del waiting[alert_id]
        return given

    def _still(self, alert: Alert) -> Alert | None:
        """A reminder that has waited, as it is to be given now; ``None`` if it is not."""
        if alert.state == "dismissed":
            return None
        if alert.kind not in {"more", "mention"} and self._now(alert) is None:
            self.reminders.retract(self.bell.workspace, self.bell.person, alert.alert_id)
            return None
        if alert.state == "snoozed":
            return self._changed(alert.alert_id, lambda it: _rung_again(it, self.now))
        begun = (alert.ends if alert.all_day else alert.begins) <= self.now
        if begun or self.bell.preferences.email == "never":  # nobody wants a letter about it any more
            self._changed(alert.alert_id, lambda it: it.model_copy(update={"mail": "none"}))
            return None
        return alert

    def _now(self, alert: Alert) -> Found | None:
        """What it is about, as it is at this moment, and when one is to be reminded of that."""
        assert alert.kind in {"event", "task"}, "days come whatever happens"
        assert alert.container_id, "events and tasks are in something"
        assert alert.object_id, "they have ids"
        person: PersonId = self.bell.person
        kind: Kind = "event" if alert.kind == "event" else "task"
        thing = self.diary.thing(self.bell.workspace, person, kind, alert.container_id, alert.object_id)
        moment = Window(alert.at - timedelta(seconds=1), alert.at)
        dues = thing.dues(self.who, moment, seen=True) if thing else []
        left = (due for due in dues if due.seen is None or alert.overrules(due.seen))
        same = (due for due in left if identified(person, *due.name) == alert.alert_id)
        return next(((thing, due) for due in same if thing), None)

    def _told(self, morning: Morning) -> dict[AlertId, datetime]:
        """Tell somebody of their day, if nobody has; when to come back to it, if that letter waits."""
        daily, person = self.bell.preferences.daily, self.bell.person
        assert daily is not None, "there are mornings"
        begins, ends = whole(morning.day, self.colleague.zone)
        if not self.colleague.email or (not daily.empty and not self._planned(begins, ends)):
            return {}
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
        claim = self.reminders.claim(self.bell.workspace, self.colleague, alert, None)
        return self._mailing.written([claim.alert]) if claim else {}

    def _planned(self, begins: datetime, ends: datetime) -> list[Planned]:
        things = self.diary.shown(self.bell.workspace, self.bell.person, begins, ends)
        return planned(things, self.who, begins, ends)

    def _changed(self, alert_id: AlertId, edit: Callable[[Alert], Alert | None]) -> Alert | None:
        return self.reminders.change(self.bell.workspace, self.bell.person, alert_id, edit)


def _rung_again(alert: Alert, now: datetime) -> Alert | None:
    """One that was snoozed, ringing; its letter goes out once more, if there was one."""
    if alert.state != "snoozed":
        return None
    return alert.again(now).model_copy(update={"mail": "none" if alert.mail == "none" else "held"})
