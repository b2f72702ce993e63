"""A year of a calendar in which everything repeats, worked out in three ways: ``python -m tests.bench.year``.

Each begins with what it would keep: we with stored text, a loop over python-dateutil with the text of each rule, and
recurring-ical-events with a calendar that is parsed already. All must find the same. Says one line of JSON.
"""

import json
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from dateutil.rrule import rrulestr

from agenda.recurrence import TooDense, TooFar, last, occurrences, plan
from agenda.recurrence.text import parse
from agenda.series import Series, spans
from tests.layers.agenda.recurrence.hostile import ALL, FAR, START

EVENTS = 1000
YEAR = datetime(2027, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
ZONES = "Europe/Berlin", "America/New_York", "Asia/Kolkata"
RULES = (
    *["FREQ=WEEKLY"] * 5,
    *["FREQ=WEEKLY;BYDAY=MO,WE,FR"] * 4,
    *["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"] * 3,
    *["FREQ=YEARLY"] * 3,
    *["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"] * 2,
    *["FREQ=MONTHLY;BYMONTHDAY=15"] * 2,
    *["FREQ=MONTHLY;BYDAY=2TU"] * 2,
    *["FREQ=MONTHLY;BYDAY=-1FR"] * 2,
    "FREQ=DAILY",
    "FREQ=DAILY;COUNT=30",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
)
"""How often each is, in a calendar of people who work: as we suppose."""

Calendar = list[tuple[datetime, str, str]]


def calendar() -> Calendar:
    """Beginnings, zones and rules: they have been going on for up to five years."""
    begun = datetime(2022, 1, 3, 8)  # noqa: DTZ001 - a time of the zone beside it
    starts = (
        begun + timedelta(days=37 * each % 1700, hours=each % 9, minutes=15 * (each % 4)) for each in range(EVENTS)
    )
    return [(start, ZONES[each % len(ZONES)], RULES[each % len(RULES)]) for each, start in enumerate(starts)]


def ours(known: Calendar) -> Callable[[], list[datetime]]:
    stored = [json.dumps(_body(*each)) for each in known]

    def asked() -> list[datetime]:
        return [it.begins for body in stored for it in spans(Series.read(json.loads(body)), *YEAR, "UTC")]

    return asked


def dateutils(known: Calendar) -> Callable[[], list[datetime]]:
    def asked() -> list[datetime]:
        found = []
        for start, zone, rule in known:
            repeats = rrulestr(rule, dtstart=start.replace(tzinfo=ZoneInfo(zone)))
            there = ((each, each + HOUR) for each in repeats.between(YEAR[0] - HOUR, YEAR[1]))
            found += [begins for begins, ends in there if ends > YEAR[0]]
        return found

    return asked


def recurring(known: Calendar) -> Callable[[], list[datetime]]:
    parsed = icalendar.Calendar.from_ical(
        "\r\n".join(["BEGIN:VCALENDAR", *map(_component, known), "END:VCALENDAR", ""])
    )

    def asked() -> list[datetime]:
        return [each["DTSTART"].dt for each in recurring_ical_events.of(parsed).between(*YEAR)]

    return asked


def _body(start: datetime, zone: str, rule: str) -> dict[str, Any]:
    said = parse(rule).model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
    return {
        "@type": "Event",
        "uid": f"{start}{rule}",
        "updated": "2026-01-01T00:00:00Z",
        "title": "Every now and then",
        "start": start.isoformat(),
        "duration": "PT1H",
        "timeZone": zone,
        "recurrenceRules": [said],
    }


def _component(event: tuple[datetime, str, str]) -> str:
    start, zone, rule = event
    return "\r\n".join(
        [
            "BEGIN:VEVENT",
            f"UID:{start}{rule}",
            "DTSTAMP:20260101T000000Z",
            f"DTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}",
            "DURATION:PT1H",
            f"RRULE:{rule}",
            "END:VEVENT",
        ]
    )


def _took(asked: Callable[[], Any]) -> float:
    begun = time.process_time()
    asked()
    return time.process_time() - begun


def _hostile() -> float:
    """The longest that any question about any hostile rule keeps us, at best of three."""

    def refused(question: Callable[[], Any]) -> None:
        with suppress(TooDense, TooFar):
            question()

    most = 0.0
    for text in ALL.values():
        for question in (
            lambda text=text: occurrences(plan(parse(text), START), START, FAR),
            lambda text=text: last(plan(parse(text), START)),
        ):
            most = max(most, min(_took(lambda question=question: refused(question)) for _ in range(3)))
    return most


def main(turns: int) -> None:
    known = calendar()
    sides = {"ours": ours(known), "dateutil": dateutils(known), "recurring": recurring(known)}
    for warm in "ours", "dateutil":
        sides[warm]()
    took = []
    for _ in range(turns):
        found, turn = {}, {}
        for name, asked in sides.items():
            begun = time.process_time()
            found[name] = asked()
            turn[name] = time.process_time() - begun
        assert sorted(found["ours"]) == sorted(found["dateutil"]) == sorted(found["recurring"]), "they do not agree"
        took.append(turn)
    print(
        json.dumps(
            {
                "seconds": median(turn["ours"] for turn in took),
                "over_dateutil": median(turn["ours"] / turn["dateutil"] for turn in took),
                "over_recurring": median(turn["ours"] / turn["recurring"] for turn in took),
                "hostile": _hostile(),
            }
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
