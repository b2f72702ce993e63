"""Who reminds somebody, of all that are about to, on the table itself."""

from datetime import UTC, datetime

from agenda.alerts.arming import Arming
from agenda.alerts.diaries import DiaryTable
from agenda.alerts.dues import Who, Window
from agenda.alerts.model import alert_of
from agenda.alerts.ringing import Ringing
from agenda.alerts.table import AlertTable, BellTable
from agenda.events.model import identified
from agenda.events.rows import account, journal
from kernel.pages import Page
from tests.functions.agenda.offices import Office
from tests.layers.agenda.alerts.fakes import FakeClock, FakeLetters, World
from tests.layers.agenda.happenings.test_month import event, fill, past
from tests.layers.kernel.crowd import crowd
from tests.layers.kernel.wire import disturbed

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
TEN = {"1": {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": "-PT10M"}}}
DAILY = [{"@type": "RecurrenceRule", "frequency": "daily", "count": 5}]


def tea(**said):
    start = datetime(2026, 12, 1, 12, 10)  # noqa: DTZ001 - as clocks there show it
    return event("tea", start, timeZone="Etc/UTC", alerts=TEN, **said)


def dues(office, **said):
    """Each reminder of a series, and what it is about."""
    home = office.default()
    fill(home, [tea(recurrenceRules=DAILY, **said)])
    (found,) = DiaryTable().watching("acme", home, identified("tea"))
    within = Window(NOW.replace(hour=0), NOW.replace(day=28))
    given = [alert_of(due, "ada", home, found.thing.object_id, NOW) for due in found.thing.dues(Who("", "UTC"), within)]
    assert len(given) == 5
    return found, given


def test_of_many_who_claim_the_same_reminder_of_the_same_time_one_does(cloud):
    found, given = dues(Office(zone="UTC"))

    def claim(_):
        return [AlertTable().claim("acme", found.colleague, each, found.thing) for each in given]

    claims = crowd(claim)
    for number, each in enumerate(given):
        theirs = [of[number] for of in claims]
        assert [claim.ours for claim in theirs].count(True) == 1
        assert {claim.alert.alert_id for claim in theirs} == {each.alert_id}
    assert len(AlertTable().page("acme", "ada", Page()).items) == len(given)


def test_nobody_claims_what_is_cancelled_while_many_do(cloud):
    office = Office(zone="UTC")
    found, given = dues(office)
    for status in ("tentative", "cancelled"):  # the first change that is counted is the one of which it came
        said = lambda it, status=status: it.model_copy(update={"event": {**it.event, "status": status}})  # noqa: E731 - it is no more than that
        journal().change(account("acme", office.default()), identified("tea"), said)

    assert crowd(lambda _: AlertTable().claim("acme", found.colleague, given[0], found.thing)) == [None] * 8
    assert AlertTable().page("acme", "ada", Page()).items == []


def test_the_next_reminder_costs_the_same_among_ten_thousand_events_as_among_ten(cloud):
    office = Office(zone="UTC")

    def rung(person, count):
        """What is asked, and how many rows are read, to remind somebody of what is due, and to find what is next."""
        office.person(person)
        fill(office.default(person), [*past(count), tea()])
        arming = Arming(BellTable(), FakeClock(World(NOW)), lambda: NOW)
        ringing = Ringing(DiaryTable(), AlertTable(), FakeLetters(World(NOW)), arming, lambda: NOW)
        read = []
        with disturbed("after-call.dynamodb", lambda parsed, model, **_: read.append((model.name, parsed))):
            ringing.ring("acme", person)
        assert [each.title for each in AlertTable().page("acme", person, Page()).items] == ["tea"]
        return [name for name, _ in read], sum(parsed.get("ScannedCount", 0) for _, parsed in read)

    few, many = rung("bob", 10), rung("eve", 9_100)

    assert few == many
    assert len(few[0]) <= 20
    assert few[1] <= 5, "the event, and the places on a shelf"
