"""Who is told that they were named."""

from datetime import UTC, datetime

import pytest

from agenda.comments.model import Comment
from agenda.comments.naming import FRESH, in_comment, in_task
from agenda.comments.telling import Telling
from kernel.letters import NotSent, Unreachable
from tests.layers.agenda.assignments.fakes import ADA, BOB, MOVE, Town
from tests.layers.agenda.tasks.doing import stored

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
SAID = Comment(comment_id="c", text="@bob", by="ada", at=NOW, mentions=("bob", "ada"), project_id="home", task_id="a")
TASK = stored(description="Ask @bob", created="2026-12-01T08:00:00Z").model_copy(update={"by": "ada"})


class Place(Town):
    """Where people are told of things, too."""

    def __init__(self, **said):
        super().__init__(stored(), **said)
        self.alerts = {}

    def alert(self, _, to, alert):
        self.alerts.setdefault(alert.alert_id, (to.person, alert.title))

    def tell(self, _, word):
        if self.failing:
            raise self.failing
        self.told.append(word.to.person)


def told(place, before=None):
    Telling(place, place, place, lambda: NOW).follow("acme", in_comment(before, SAID))
    return place.told, sorted(place.alerts.values())


def test_who_is_named_is_told_once_however_often_it_is_told_of():
    place = Place()
    told(place)

    assert told(place) == (["bob"], [("bob", place.kept.task.title)])


@pytest.mark.parametrize(
    "place",
    [
        Place(project=MOVE.model_copy(update={"archived": True})),
        Place(project=MOVE.model_copy(update={"shares": ()})),
        Place(people=(ADA, BOB.model_copy(update={"status": "gone"}))),
    ],
)
def test_nobody_is_told_of_what_they_do_not_see_or_what_is_over(place):
    assert told(place) == ([], [])


def test_who_was_named_before_is_not_told_again():
    assert told(Place(), SAID.model_copy(update={"text": "Hello @bob"})) == ([], [])


def test_a_letter_that_did_not_go_out_is_tried_again_and_what_is_said_where_one_works_is_said_once():
    place = Place()
    place.failing = NotSent("not now")
    with pytest.raises(NotSent):
        told(place)
    place.failing = None
    assert told(place)[0] == ["bob"]
    assert len(place.alerts) == 1

    lost, reluctant, closed = Place(), Place(), Place()
    lost.failing = Unreachable("never")
    reluctant.wants = closed.going = False
    assert [(told(each)[0], len(each.alerts)) for each in (lost, reluctant, closed)] == [([], 1)] * 3


def named(before, after, now=NOW):
    said = in_task(before, after, lambda: [ADA, BOB], now)
    return said and said.people


def test_a_description_names_whom_it_did_not_name_before_and_never_whoever_wrote_it():
    more = described("Ask @Bob or @Ada today")

    assert (named(None, TASK), named(TASK, more), named(described("Ask"), more)) == (("bob",), (), ("bob",))
    assert named(described("Ask"), described("Ask bob@example.org")) is None
    assert named(TASK, TASK.model_copy(update={"modseq": 2})) is None


def test_what_comes_in_a_file_or_into_another_project_names_nobody():
    assert named(None, TASK.model_copy(update={"origin": "import"})) is None
    assert named(None, TASK, NOW + FRESH) is None
    assert named(described(""), TASK, NOW + FRESH) == ("bob",)


def described(text):
    return TASK.model_copy(update={"task": TASK.task.model_copy(update={"description": text})})
