"""What the index finds for a range is what there is in it, whatever the zones, however long, wherever it was moved."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from agenda.events.model import CalendarEvent, identified
from agenda.events.placing import placed, stretches
from agenda.happenings.model import Question, happening
from agenda.recurrence import Effort, TooDense
from agenda.series import Series, spans
from tests.layers.agenda.series.repeating import RULES
from tests.layers.agenda.times.test_times import places
from tests.soaking import more, soak

pytestmark = soak

DAY = timedelta(days=1)
FIRST = datetime(2024, 1, 1, tzinfo=UTC)
ALL_TIME = datetime(2020, 1, 1, tzinfo=UTC), datetime(2033, 1, 1, tzinfo=UTC)
DURATIONS = ["PT0S", "PT1H", "PT23H59M59S", "PT24H", "P1D", "PT24H1S", "P2D", "P40D"]


def naive(first, days):
    return st.datetimes(first, first + timedelta(days=days)).map(lambda it: it.replace(microsecond=0))


@st.composite
def stored(draw):
    """An event as it is stored: once or often, moved or not, in any zone or none."""
    start = draw(naive(datetime.fromisoformat("2023-06-01"), 900))
    said = {"@type": "Event", "uid": "a", "updated": "2026-01-01T00:00:00Z", "start": start.isoformat()}
    said["duration"] = draw(st.sampled_from(DURATIONS))
    if zone := draw(st.none() | places):
        said["timeZone"] = zone
    if draw(st.booleans()):
        said["recurrenceRules"] = [draw(st.sampled_from(RULES))]
    if draw(st.booleans()):
        patches = [
            {"start": draw(naive(datetime.fromisoformat("2022-01-01"), 2500)).isoformat()},
            {"timeZone": draw(places), "duration": draw(st.sampled_from(DURATIONS))},
            {"timeZone": None},
            {"excluded": True},
        ]
        at = [draw(naive(datetime.fromisoformat("2022-01-01"), 2500)), start]
        said["recurrenceOverrides"] = {each.isoformat(): draw(st.sampled_from(patches)) for each in at}
    return said


def found(event, since, before):
    """Whether one of the two queries of a range brings the event."""
    at = placed(Series.read(event))
    return any(stretch.low <= at <= stretch.high for stretch in stretches(since, before))


@settings(max_examples=more(150, 2_000))
@given(stored(), places, st.integers(0, 1500), st.timedeltas(timedelta(seconds=1), timedelta(days=40)), st.data())
def test_nothing_that_touches_a_range_is_missed(event, here, days, length, data):
    every = spans(Series.read(event), *ALL_TIME, here, Effort(10**6))
    edges = [FIRST + days * DAY]
    if near := [it for it in every if it.ends < ALL_TIME[1] - 100 * DAY]:  # to the second, at one of its ends
        one = data.draw(st.sampled_from(near))
        edges += [one.ends, one.ends - timedelta(seconds=1), one.begins, one.begins - length, one.begins - DAY]
    since = data.draw(st.sampled_from(edges))
    before = since + length
    there = [it for it in every if it.begins < before and (it.ends > since or it.begins >= since)]

    assert spans(Series.read(event), since, before, here, Effort(10**6)) == there
    if there:
        assert found(event, since, before)
    wanted = Question.model_validate(
        {"calendars": ["0192f0c1-2b7c-7cc3-98c4-dc0c0c073900"], "from": since, "to": before}
    )
    wanted = wanted.model_copy(update={"zone": here})
    it = CalendarEvent(calendar_id="c", event_id=identified("a"), event=event)
    assert [each.begins for each in happening([it], {"c": "read"}, wanted).items] == [each.begins for each in there]


@given(stored(), st.integers(0, 1500))
@example({"start": "2024-01-01T09:00:00", "duration": "PT1H", "uid": "a", "updated": "2026-01-01T00:00:00Z"}, 4)
def test_a_single_event_of_a_day_is_looked_at_for_three_days_about_it_only(event, days):
    since = FIRST + days * DAY
    series = Series.read(event)
    if not series.repeats and series.duration.at_most() <= 2 * DAY and placed(series)[0] == "s":
        near = abs(since - series.start.replace(tzinfo=UTC)) < 4 * DAY
        assert near or not found(event, since, since + DAY)


def test_many_hostile_series_together_cost_no_more_than_was_allowed():
    start = {"start": "2024-01-01T09:00:00", "duration": "PT1H"}
    every_second, daily = ({**start, "recurrenceRules": [{"frequency": each}]} for each in ("secondly", "daily"))
    together = Effort(30_000)

    def asked(event):
        return spans(Series.read(event), FIRST, FIRST + 40 * DAY, "Etc/UTC", Effort(of=together))

    assert len(asked(daily)) == 40
    for _ in range(4):
        with pytest.raises(TooDense):
            asked(every_second)
    assert 0 <= together.left < 100
