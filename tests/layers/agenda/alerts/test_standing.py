"""Reminders that were given of something stand as long as it does; as far as that can be known."""

from datetime import timedelta

from agenda.alerts.diary import Thing, Watching
from agenda.alerts.dues import Who, Window
from agenda.alerts.model import alert_of
from agenda.alerts.standing import About, Standing
from tests.layers.agenda.alerts.fakes import ADA
from tests.layers.agenda.alerts.houses import ACME, NOON

DAY = timedelta(days=1)
EVENT = {
    "uid": "tea",
    "title": "Tea",
    "start": f"{NOON - 30 * DAY:%Y-%m-%dT%H:%M:%S}",
    "timeZone": "Etc/UTC",
    "duration": "PT1H",
    "recurrenceRules": [{"frequency": "daily"}],
    "alerts": {"a": {"trigger": {"@type": "OffsetTrigger", "offset": "PT0S"}}},
}


class Dense(Thing):
    """Something of which no more than two days at once can be worked out, and nothing before the last four."""

    def dues(self, who, within, *, seen=False, patience=None):
        if within.until - within.since > 2 * DAY or within.since < NOON - 4 * DAY:
            patience.lost()
            return []
        return super().dues(who, within, seen=seen, patience=patience)


class Rung:
    """What was given, and what of it was retracted."""

    def __init__(self, alerts):
        self.alerts, self.gone = {each.alert_id: each for each in alerts}, []

    def about(self, _):
        return {"ada": [*self.alerts]}

    def kept(self, _workspace, _person, alert_ids):
        return {each: self.alerts[each] for each in alert_ids if each in self.alerts}, {}

    def withdraw(self, _workspace, _person, alert):
        self.gone.append(alert.at)


def retracted(kind, **changed):
    """What goes of the reminders of ten days when the event becomes otherwise."""
    who = Who(ADA.email, ADA.zone)
    before = Thing("event", "home", "tea", EVENT)
    given = [
        alert_of(due, "ada", "home", "tea", NOON) for due in before.dues(who, Window(NOON - 10 * DAY, NOON), seen=True)
    ]
    assert len(given) == 10
    rung = Rung(given)
    now = kind("event", "home", "tea", {**EVENT, **changed})
    Standing(rung, None, lambda: NOON).follow(About(ACME, "home", "tea"), [Watching("ada", ADA, now)], fresh=False)
    return sorted(rung.gone)


def test_what_cannot_be_worked_out_any_more_keeps_its_reminders():
    assert retracted(Dense) == retracted(Thing) == []


def test_of_what_is_at_another_time_those_go_of_which_it_is_known():
    later = f"{NOON - 30 * DAY + timedelta(hours=1):%Y-%m-%dT%H:%M:%S}"
    every = [NOON - number * DAY for number in reversed(range(10))]
    assert retracted(Thing, start=later) == every
    known = retracted(Dense, start=later)
    assert known
    assert known == every[-len(known) :]
    assert len(known) < len(every)
