"""Letting go of old reminders: what was dismissed thirty days after it rang, what was not after ninety.

What goes leaves a tombstone, as whatever is deleted does, so that who knew of it hears that it went.
"""

from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice

from agenda.alerts.model import NoSuchAlert
from agenda.alerts.table import BY_AGE, TABLE, journal
from kernel.journal import Delete
from kernel.journal.batch import MOST
from kernel.journal.days import due


def age(now: datetime | None = None) -> None:
    """Let go of what is due to go, across all workspaces."""
    today = (now or datetime.now(UTC)).date()
    owned: dict[str, list[str]] = {}
    for owner, alert_id in due(TABLE, BY_AGE, "goes", today):
        owned.setdefault(owner, []).append(alert_id)
    ours = journal()
    for owner, alert_ids in owned.items():
        rest = iter(alert_ids)
        while some := list(islice(rest, MOST)):
            old = [each.alert_id for each in ours.find(owner, some).values() if each.goes <= today]
            with suppress(NoSuchAlert):  # it was taken back in this moment; the others go tomorrow
                ours.commit(owner, [Delete(each) for each in old])
