"""Bells, schedules, diaries and letters in memory, where anything may happen between any two steps."""

from dataclasses import replace
from datetime import timedelta

from agenda.alerts.acknowledging import acknowledged
from agenda.alerts.diary import Thing
from agenda.alerts.giving import Claim
from agenda.jscalendar.patches import patched
from agenda.people.model import Colleague

ADA = Colleague(person="ada", name="Ada", email="ada@example.org", zone="Europe/Berlin")


class Crashed(Exception):
    """The function was killed."""


class World:
    """What time it is, and what happens in between: ``meanwhile`` has what is done before the so-manieth step."""

    def __init__(self, now):
        self.now = now
        self.meanwhile = {}
        self.steps = 0

    def step(self):
        self.steps += 1
        if happens := self.meanwhile.pop(self.steps, None):
            happens()


class FakeBells:
    def __init__(self, world):
        self.world, self.kept = world, {}

    def get(self, workspace, person):
        self.world.step()
        return self.kept.get((workspace, person))

    def keep(self, bell):
        self.world.step()
        before = self.kept.get((bell.workspace, bell.person))
        if (before.version if before else 0) != bell.version:
            return None
        self.kept[bell.workspace, bell.person] = replace(bell, version=bell.version + 1)
        return self.kept[bell.workspace, bell.person]

    def remove(self, bell):
        self.world.step()
        if self.kept[bell.workspace, bell.person].version == bell.version:
            del self.kept[bell.workspace, bell.person]

    def confirm(self, bell):
        self.world.step()
        if self.kept[bell.workspace, bell.person].version != bell.version:
            return False
        self.kept[bell.workspace, bell.person] = replace(bell, wound=bell.armed)
        return True


class FakeClock:
    def __init__(self, world):
        self.world, self.schedules = world, {}

    def wind(self, workspace, person, at):
        self.world.step()
        self.schedules[workspace, person] = at

    def stop(self, workspace, person):
        self.world.step()
        self.schedules.pop((workspace, person), None)


class FakeReminders:
    """Reminders are claimed if what they are about is as it was read."""

    def __init__(self, world, diary):
        self.world, self.diary, self.alerts = world, diary, {}

    def claim(self, _workspace, who, alert, about):
        self.world.step()
        if alert.alert_id in self.alerts:
            return Claim(self.alerts[alert.alert_id], ours=False)
        if about is not None and not self._stands(who, alert, about):
            return None
        self.alerts[alert.alert_id] = alert
        return Claim(alert, ours=True)

    def _stands(self, _who, _alert, about):
        return self.diary.things.get(about.object_id) is about

    def find(self, _workspace, _person, alert_ids):
        self.world.step()
        return {each: self.alerts[each] for each in alert_ids if each in self.alerts}

    def change(self, _workspace, _person, alert_id, edit):
        self.world.step()
        before = self.alerts.get(alert_id)
        after = edit(before) if before else None
        if after is not None:
            self.alerts[alert_id] = after
        return after

    def retract(self, _workspace, _person, alert_id):
        self.world.step()
        self.alerts.pop(alert_id, None)

    def dismiss(self, _workspace, _person, alert_id, now):
        """Both are written as one: that it is quiet, and that it was seen."""
        self.world.step()
        alert = self.alerts[alert_id]
        self.alerts[alert_id] = alert.dismissed(now)
        about = self.diary.things.get(alert.title)
        if about is not None:
            self.diary.acknowledge(alert.title, acknowledged(about.body, ADA, alert))
        return self.alerts[alert_id]


class FakeDiary:
    def __init__(self, world):
        self.world, self.people, self.things = world, {"ada": ADA}, {}

    def put(self, name, body, defaults=()):
        self.things[name] = Thing("event", "home", name, {"uid": name, "title": name, **body}, defaults)

    def acknowledge(self, name, patch):
        about = self.things[name]
        self.things[name] = about._replace(body=patched(about.body, patch))

    def who(self, _workspace, person):
        self.world.step()
        return self.people.get(person)

    def ringing(self, *_):
        self.world.step()
        return list(self.things.values())

    def shown(self, *_):
        self.world.step()
        return list(self.things.values())

    def thing(self, *said):
        self.world.step()
        return self.things.get(said[-1])


class FakeLetters:
    def __init__(self, world):
        self.world, self.sent, self.closed, self.failing = world, [], False, None
        self.letters = 0

    def open(self, _workspace):
        return not self.closed

    def remind(self, _workspace, _who, alerts):
        self._send(*(("remind", alert.title, alert.alert_id) for alert in alerts))

    def tell(self, _workspace, _who, morning, planned):
        self._send(("tell", morning.day, tuple(each.title for each in planned)))

    def _send(self, *about):
        self.world.step()
        if self.failing:
            raise self.failing
        self.sent += about
        self.letters += 1


MINUTE = timedelta(minutes=1)
