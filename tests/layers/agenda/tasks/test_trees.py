"""What is part of what."""

import pytest

from agenda.tasks.model import parent_of
from agenda.tasks.trees import MOST_WITHIN, PartOfItself, TooDeep, TooManyWithin, bounded, followed, placed
from tests.layers.agenda.tasks.doing import stored

UIDS = [f"0192f0c1-0000-7000-8000-00000000000{number}" for number in range(7)]


def chain(length):
    """So many tasks, each part of the one before."""
    found = [stored(UIDS[0], ours_section="doing")]
    for uid in UIDS[1:length]:
        found.append(placed(stored(uid), found[-1]))
    return found


def test_what_is_part_of_something_says_so_as_the_standard_has_it_and_is_where_that_is():
    outer, inner, innermost = chain(3)

    assert [parent_of(it.task) for it in (outer, inner, innermost)] == [None, UIDS[0], UIDS[1]]
    assert (innermost.path, innermost.task.section) == ((UIDS[0], UIDS[1]), "doing")

    out = placed(inner, None)
    assert (out.path, parent_of(out.task), out.task.related_to) == ((), None, None)
    assert followed(innermost, out).path == (UIDS[1],)


def test_another_relation_stays():
    related = stored(relatedTo={"x": {"relation": {"next": True}}})

    assert placed(placed(related, stored(UIDS[1])), None).task.related_to == related.task.related_to


def test_nothing_is_part_of_itself_or_of_what_is_part_of_it():
    outer, inner, innermost = chain(3)

    for within in (outer, inner, innermost):
        with pytest.raises(PartOfItself):
            placed(outer, within)


def test_it_goes_five_deep_and_no_deeper_whichever_end_is_moved():
    found = chain(5)
    with pytest.raises(TooDeep):
        placed(stored(UIDS[5]), found[-1])

    elsewhere = placed(found[0], stored(UIDS[6]))
    with pytest.raises(TooDeep):
        followed(found[-1], elsewhere)
    assert followed(found[3], elsewhere).path == (UIDS[6], *UIDS[:3])


def test_a_task_has_so_many_within_it_and_no_more():
    bounded([stored()] * (MOST_WITHIN - 1), 1)
    with pytest.raises(TooManyWithin):
        bounded([stored()] * MOST_WITHIN, 1)
