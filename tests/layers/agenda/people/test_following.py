"""What is known of somebody, in whichever order it is told."""

from hypothesis import given
from hypothesis import strategies as st

from agenda.people.model import Colleague
from agenda.people.service import People
from tests.layers.agenda.people.fakes import FakeDirectory
from tests.layers.agenda.people.people import told

HISTORY = [
    told(modseq=1, kind="created"),
    told(modseq=2, groups=("red",)),
    told(modseq=4, status="deactivated"),
    told(modseq=7, kind="destroyed"),
    told(modseq=8, kind="created", email="ada@example.org"),
    told(modseq=9, zone="Asia/Tokyo"),
]


def known(history):
    people = People(FakeDirectory())
    for each in history:
        people.follow(each)
    return people.directory.find("acme", ["ada"])["ada"]


@given(st.permutations(HISTORY), st.lists(st.sampled_from(HISTORY)))
def test_the_newest_stays_whatever_comes_later_or_again(history, again):
    found = known([*history, *again])

    assert found.model_copy(update={"stays": 0}) == known(HISTORY).model_copy(update={"stays": 0})
    assert (found.zone, found.groups, found.here) == ("Asia/Tokyo", (), True)


@given(st.lists(st.integers(0, 5), max_size=3).map(sorted))
def test_who_comes_back_has_another_calendar_also_when_nobody_heard_them_leave(missed):
    first = Colleague(person="ada").default_calendar("acme")
    history = [each for number, each in enumerate(HISTORY) if number not in missed or number in {0, 4}]

    assert known(history[:1]).default_calendar("acme") == first
    assert known(history).stays == 1
    assert known(history).default_calendar("acme") != first


def test_of_who_left_nothing_is_known_but_that():
    people = People(FakeDirectory())
    people.follow(told(kind="created"))
    people.follow(told(modseq=2, kind="destroyed"))

    assert people.find("acme", ["ada"]) == {}
    assert list(people.all("acme")) == []
    assert people.directory.find("acme", ["ada"])["ada"] == Colleague(person="ada", modseq=2, stays=1, status="gone")
