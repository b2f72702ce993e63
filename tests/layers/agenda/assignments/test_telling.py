import pytest

from agenda.assignments.service import Telling
from kernel.letters import NotSent, Unreachable
from tests.layers.agenda.assignments.fakes import ADA, BOB, MOVE, Town, changed, given


def told(town, **said):
    Telling(town, town, town).follow(changed(**said))
    return town.told


def test_who_was_given_something_is_told_once():
    town = Town()

    assert (told(town), told(town)) == (["bob"], ["bob"])


@pytest.mark.parametrize(
    "town",
    [
        Town(given(by="bob")),
        Town(given(progress="completed")),
        Town(given().model_copy(update={"project_id": "elsewhere"})),
        Town(given().model_copy(update={"assigned": None})),
        Town(project=MOVE.model_copy(update={"archived": True})),
        Town(project=MOVE.model_copy(update={"shares": ()})),
        Town(people=(ADA, BOB.model_copy(update={"status": "gone"}))),
    ],
)
def test_nobody_is_told_of_what_they_gave_themselves_or_of_what_is_nothing_to_them(town):
    assert told(town) == []


def test_nobody_is_told_who_does_not_want_it_or_where_everything_is_closed():
    reluctant, closed = Town(), Town()
    reluctant.wants = closed.going = False

    assert told(reluctant) == told(closed) == told(Town(), assigned=False) == []


def test_a_letter_that_did_not_go_out_is_tried_again_and_one_that_cannot_is_not():
    town = Town()
    town.failing = NotSent("not now")
    with pytest.raises(NotSent):
        told(town)
    town.failing = None
    assert told(town) == ["bob"]

    lost = Town()
    lost.failing = Unreachable("never")
    assert (told(lost), len(lost.claimed)) == ([], 1)
