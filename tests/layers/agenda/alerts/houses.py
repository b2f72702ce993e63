"""A house in which somebody is reminded, with a clock in hand."""

from datetime import UTC, datetime

from agenda.alerts.arming import Arming
from agenda.alerts.bells import DAY
from agenda.alerts.model import Preferences
from agenda.alerts.ringing import Ringing
from tests.layers.agenda.alerts.fakes import (
    ADA,
    MINUTE,
    FakeBells,
    FakeClock,
    FakeDiary,
    FakeLetters,
    FakeReminders,
    World,
)

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
ACME = "acme"


class House:
    """All that it takes, and a clock in hand."""

    def __init__(self, now=NOON, preferences=None):
        self.world = World(now)
        self._furnish(FakeDiary(self.world), FakeReminders)
        self.arming.prefer(ACME, "ada", ADA.zone, preferences or Preferences(email="always"))
        self.arming.arm(ACME, "ada", now + DAY)

    def _furnish(self, diary, reminders):
        self.bells, self.clock = FakeBells(self.world), FakeClock(self.world)
        self.diary, self.reminders = diary, reminders(self.world, diary)
        self.letters = FakeLetters(self.world)
        self.arming = Arming(self.bells, self.clock, lambda: self.world.now, wait=lambda _: None)
        self.ringing = Ringing(self.diary, self.reminders, self.letters, self.arming, lambda: self.world.now)

    def put(self, name, start, before="-PT10M", **more):
        """An event at so many minutes from noon, in UTC."""
        begins = (NOON + start * MINUTE).replace(tzinfo=None).isoformat()
        body = {"start": begins, "duration": "PT1H", "timeZone": "Etc/UTC", **more}
        self.diary.put(name, {**body, "alerts": {"1": {"trigger": {"offset": before}}}})

    def ring(self, after=0):
        self.world.now = NOON + after * MINUTE
        self.ringing.ring(ACME, "ada")

    @property
    def next(self):
        return (self.clock.schedules[ACME, "ada"] - NOON) / MINUTE

    @property
    def rung(self):
        return sorted(alert.title for alert in self.reminders.alerts.values() if alert.state == "ringing")

    @property
    def mailed(self):
        return [title for kind, title, _ in self.letters.sent if kind == "remind"]
