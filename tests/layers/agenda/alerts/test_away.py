"""Reminders of what lies in the trash with its calendar: put away, and fetched back, however late somebody hears."""

import pytest

from agenda.alerts.away import PuttingAway


class Kept:
    """Three reminders of two people, in one calendar, which may be put into the trash and back at any step."""

    def __init__(self, *steps):
        self.away = dict.fromkeys(("lunch", "tea", "run"), False)
        self.steps, self.trashed = list(steps), False

    def lies(self, _workspace, _calendar_id):
        return self.trashed

    def within(self, _workspace, _calendar_id):
        return {"ada": ["lunch", "tea"], "bob": ["run"]}

    def mark(self, _workspace, _person, alert_ids, *, away):
        self.away |= dict.fromkeys(alert_ids, away)
        if self.steps:
            self.trashed = self.steps.pop(0)


@pytest.mark.parametrize("trashed", [False, True])
@pytest.mark.parametrize("steps", [(), (True,), (False,), (True, False), (False, True), (True, False, True)])
def test_they_are_as_the_calendar_is_when_it_is_done_whatever_happens_meanwhile(trashed, steps):
    kept = Kept(*steps)
    kept.trashed = trashed

    PuttingAway(kept, kept.lies).follow("acme", "home")

    assert set(kept.away.values()) == {kept.trashed}
