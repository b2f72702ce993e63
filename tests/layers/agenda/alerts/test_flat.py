"""What it costs to remind somebody, however long their calendars have been kept."""

from datetime import UTC, datetime

from agenda.alerts.arming import Arming
from agenda.alerts.diaries import DiaryTable
from agenda.alerts.hearing import Hearing
from agenda.alerts.ringing import Ringing
from agenda.alerts.silencing import Silencing
from agenda.alerts.table import AlertTable, BellTable
from agenda.events.model import identified
from kernel.pages import Page
from tests.functions.agenda.offices import Office
from tests.layers.agenda.alerts.fakes import FakeClock, FakeLetters, World
from tests.layers.agenda.happenings.test_month import event, fill, past
from tests.layers.kernel.wire import disturbed
from tests.soaking import more, soak

pytestmark = soak

YEARS = more(300, 10_000)
NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
TEN = {"1": {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": "-PT10M"}}}


def reminded(office, person, years):
    """What is asked, and how much is read, to hear of an event that is due now and to ring for it, beside others."""
    office.person(person)
    world, home, tea = World(NOW), office.default(person), f"tea of {person}"
    due = event(tea, datetime(2026, 12, 1, 12, 10), timeZone="Etc/UTC", alerts=TEN)  # noqa: DTZ001 - as clocks there show it
    fill(home, [*past(years), due])
    arming, read = Arming(BellTable(), FakeClock(world), lambda: NOW), []
    hearing = Hearing(arming, Silencing(AlertTable()), lambda: NOW)
    letters = FakeLetters(world)
    with disturbed("after-call.dynamodb", lambda parsed, model, **_: read.append((model.name, parsed))):
        for each in DiaryTable().watching("acme", home, identified(tea)):
            hearing.changed("acme", each)
        Ringing(DiaryTable(), AlertTable(), letters, arming, lambda: NOW).ring("acme", person)
    (rung,) = AlertTable().page("acme", person, Page()).items
    assert rung.title == tea
    return [name for name, _ in read], sum(parsed.get("ScannedCount", 0) for _, parsed in read)


def test_to_hear_of_an_event_and_to_ring_for_it_reads_no_more_after_many_years(cloud):
    office = Office(zone="UTC")
    young, old = reminded(office, "bob", 10), reminded(office, "eve", YEARS)

    assert young == old
    assert young[1] <= 5, "the event, the places on a shelf, and whose calendar it is"
