"""What the guide and the description of the API say of the agenda's limits is what holds."""

import pytest

from agenda.booking.flooding import MOST as BOOKED
from agenda.booking.flooding import MOST_ALONG
from agenda.booking.shown import MOST_DAYS, Days
from agenda.files.model import LARGEST, LARGEST_ANSWER, LARGEST_BESIDE
from agenda.filters.model import MOST as FILTERS
from agenda.filters.model import SHOWN
from agenda.freebusy.asking import LONGEST, MOST_PEOPLE, AskBusy
from agenda.happenings.model import LONGEST as LOOKED_AT
from agenda.happenings.model import Question
from agenda.invitations.postage import ALL, EACH
from agenda.invitations.resending import MOST as REMINDED
from agenda.links.model import MOST as LINKS
from agenda.planning.looking import MOST as UIDS
from agenda.rooms.finding import MOST as ROOMS
from agenda.tasks.copying import MOST as COPIED
from agenda.tasks.importing import MOST as TASKS
from agenda.tasks.trees import DEEPEST, MOST_WITHIN
from infra import ROOT

MB = 1024 * 1024


@pytest.mark.parametrize(
    ("page", "words", "limits", "holds"),
    [
        ("booking", "No more than 12 times a day", BOOKED, 12),
        ("booking", "more than 200 people named on a page", MOST_ALONG, 200),
        ("booking", "42 of them at most", MOST_DAYS.days, 42),
        ("booking", "Up to 62 days are looked at, of twenty people", (LONGEST.days, MOST_PEOPLE), (62, 20)),
        ("calendars", "A calendar has twenty of them at most", LINKS, 20),
        ("calendar-files", "at most 1 MB and 1,000 events", LARGEST, MB),
        (
            "calendar-files",
            "What is larger than 4 MB, up to 32 MB",
            (LARGEST_ANSWER, LARGEST_BESIDE),
            (4 * MB, 32 * MB),
        ),
        ("events", "and 400 days", LOOKED_AT.days, 400),
        ("events", "up to ten uids at once", UIDS, 10),
        ("invitations", "named in `to`, a hundred at most", REMINDED, 100),
        ("invitations", "2,000 letters leave for people outside", EACH, 2000),
        ("invitations", "and 20,000 in that of a workspace", ALL, 20_000),
        ("rooms", "Fifty are looked at", ROOMS, 50),
        ("tasks", "five deep, 45 tasks in all", (DEEPEST, MOST_WITHIN), (5, 45)),
        ("tasks", "900 tasks are copied at most", COPIED, 900),
        ("tasks", "1 MB and 1,000 tasks at most", TASKS, 1000),
        ("tasks", "lists yours, a hundred at most", FILTERS, 100),
        ("tasks", "Up to 200 are shown", SHOWN, 200),
    ],
)
def test_the_guide_names_the_limits_that_hold(page, words, limits, holds):
    assert words in (ROOT / f"docs/guide/{page}.md").read_text()
    assert limits == holds


@pytest.mark.parametrize(
    ("asked", "to", "days"), [(AskBusy, "before", 62), (Question, "before", 400), (Days, "until", 42)]
)
def test_whoever_asks_for_a_range_reads_how_long_it_may_be(asked, to, days):
    assert str(days) in asked.model_fields[to].description
