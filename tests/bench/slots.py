"""The times of a month that a page of three hosts offers, with and without a history: ``python -m tests.bench.slots``.

The calendars of the hosts of both pages hold as much in that month; those of one page hold ten thousand events from the
years before, too. In a local cloud of its own. Says one line of JSON.
"""

import json
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from statistics import median

from infra.local.environment import MAIL_DOMAIN, origin, prepare

prepare("bench")

import infra.local.stores  # noqa: E402, F401 - moto hears of no client that was made before it
from agenda.booking.shown import Days  # noqa: E402 - after the environment is prepared
from agenda.events.model import CalendarEvent, identified  # noqa: E402 - the same
from infra import ROOT  # noqa: E402 - the same
from infra.local.cloud import Cloud  # noqa: E402 - the same
from kernel.aws import client  # noqa: E402 - the same
from tests.layers.agenda.booking.town import MONDAY, Town  # noqa: E402 - the same

HOSTS, HISTORY, IN_THE_MONTH, TURNS = 3, 10_000, 40, 15
MONTH = Days.model_validate({"from": "2027-06-07", "to": "2027-07-07", "zone": "Europe/Berlin"})
BEFORE = MONDAY - timedelta(days=10)
"""As far back as nothing of it is looked at."""


def main() -> None:
    parameters = {"Origin": origin(8000), "MailDomain": MAIL_DOMAIN}
    cloud = Cloud.start(ROOT / "template.yaml", stage="bench", parameters=parameters)
    town = Town()
    for slug in ("fresh", "old"):
        names = [f"{slug}{number}" for number in range(HOSTS)]
        for name in names:
            town.person(name)
            history = _spread(BEFORE - timedelta(days=3 * 365), BEFORE, HISTORY if slug == "old" else 0)
            _fill(town, name, [*history, *_spread(MONDAY, MONDAY + timedelta(days=30), IN_THE_MONTH)])
        town.page(*map(town.host, names), slug=slug, kind="collective", horizon=60)
    print(json.dumps(_measured(town)), flush=True)
    cloud.close()


def _spread(since: datetime, before: datetime, many: int) -> Iterator[datetime]:
    return (since + (before - since) * each / many for each in range(many))


def _fill(town: Town, name: str, begins: list[datetime]) -> None:
    """As the journal writes them, many at once."""
    shape, owner, calendar = town.events.shape, town.account(name), town.default(name)
    usual = {"@type": "Event", "updated": "2027-01-01T00:00:00Z", "timeZone": "UTC", "duration": "PT20M"}
    rows = []
    for number, at in enumerate(begins):
        body = {**usual, "uid": f"{name}-{number}", "start": f"{at:%Y-%m-%dT%H:%M:00}"}
        it = CalendarEvent(calendar_id=calendar, event_id=identified(body["uid"]), event=body)
        rows.append({"PutRequest": {"Item": shape.row(owner, it, number + 1, None)}})
    for start in range(0, len(rows), 25):
        client("dynamodb").batch_write_item(RequestItems={shape.name: rows[start : start + 25]})


def _measured(town: Town) -> dict[str, float]:
    """What a month costs, taking turns: of how much is free both must know as much."""

    def asked(slug: str) -> float:
        begun = time.process_time()
        found = town.bookings.slots(slug, MONTH)
        spent = time.process_time() - begun
        assert sum(len(each.begins) for each in found.days) > 1000, "there is hardly anything free"
        return spent

    asked("fresh"), asked("old")
    turns = [(asked("fresh"), asked("old")) for _ in range(TURNS)]
    return {"seconds": median(old for _, old in turns), "over_fresh": median(old / fresh for fresh, old in turns)}


if __name__ == "__main__":
    main()
