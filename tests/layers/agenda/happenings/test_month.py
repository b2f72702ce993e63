"""What a month of ten calendars costs, however long they have been kept."""

from datetime import UTC, datetime, timedelta

from agenda.access.service import Access
from agenda.access.table import AccessTable
from agenda.events.model import CalendarEvent, identified
from agenda.events.rows import TABLE, account, journal
from agenda.happenings.model import Question
from agenda.happenings.service import Overview
from agenda.happenings.table import Ranges
from kernel.aws import client
from kernel.callers import Caller
from tests.functions.agenda.offices import Office
from tests.layers.kernel.wire import disturbed
from tests.soaking import more, soak

pytestmark = soak

YEARS = more(300, 10_000)

ADA = Caller("acme", "ada", "member", frozenset({"agenda:read"}), "s")
DECEMBER = datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
WEEKLY = [{"@type": "RecurrenceRule", "frequency": "weekly"}]


def event(uid, start, **said):
    text = start.isoformat(timespec="seconds")
    return {"@type": "Event", "uid": uid, "title": uid, "start": text, "timeZone": "Europe/Berlin", **said}


def fill(calendar_id, events):
    """Put many into a calendar, as the journal would one by one."""
    shape, owner = journal().shape, account("acme", calendar_id)
    rows = [
        shape.row(owner, CalendarEvent(calendar_id=calendar_id, event_id=identified(it["uid"]), event=it), 1, None)
        for it in events
    ]
    for start in range(0, len(rows), 25):
        client("dynamodb").batch_write_item(
            RequestItems={TABLE: [{"PutRequest": {"Item": row}} for row in rows[start : start + 25]]}
        )


def past(count):
    """Events of the years before, and series that are over."""
    began = datetime.fromisoformat("2026-11-01T09:00:00")
    yield from (event(f"old-{n}", began - n * DAY / 4) for n in range(count))
    yield from (
        event(f"ended-{n}", began - 500 * DAY - n * DAY, recurrenceRules=[{**WEEKLY[0], "count": 9}])
        for n in range(count // 10)
    )


def present():
    """What December is made of."""
    yield from (event(f"now-{n}", datetime.fromisoformat("2026-12-01T09:00:00") + n * DAY) for n in range(30))
    yield from (
        event(f"weekly-{n}", datetime.fromisoformat("2025-01-01T09:00:00") + n * DAY, recurrenceRules=WEEKLY)
        for n in range(5)
    )


def test_a_month_takes_two_rounds_and_reads_no_more_after_many_years(cloud):
    office, read = Office(), []
    overview = Overview(Ranges(), Access(AccessTable()))

    def looked(calendars):
        read.clear()
        wanted = Question(**{"calendars": calendars, "from": DECEMBER[0], "to": DECEMBER[1]})
        with disturbed("after-call.dynamodb", lambda parsed, model, **_: read.append((model.name, parsed))):
            found = overview.of(ADA, wanted)
        assert len(found.items) == 10 * (30 + 22), "it has five Wednesdays and Thursdays, and four of other days"
        return sum(parsed.get("ScannedCount", 0) for _, parsed in read)

    def ten(years):
        calendars = [office.calendar() for _ in range(10)]
        for each in calendars:
            fill(each, [*present(), *past(years)])
        return calendars

    young, old = ten(10), ten(YEARS)

    assert looked(young) == looked(old) == 10 * (30 + 5)
    assert [name for name, _ in read] == ["BatchGetItem", *["Query"] * 20], "who may what; and all the queries at once"
