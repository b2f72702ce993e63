"""Ids sort in the order of their making, or are the same for the same thing."""

import time
from uuid import UUID

from kernel.ids import new_id, same_id


def test_ids_made_later_sort_later():
    early = new_id()
    made = time.time_ns() // 1_000_000
    while time.time_ns() // 1_000_000 == made:
        pass

    assert early < new_id()


def test_no_two_are_alike_and_each_is_a_uuid_of_its_kind():
    made = [UUID(new_id()) for _ in range(1000)]

    assert len(set(made)) == 1000
    assert {(each.version, each.variant) for each in made} == {(7, "specified in RFC 4122")}


def test_the_same_thing_has_one_id_and_its_parts_do_not_run_together():
    assert same_id("google", "7") == same_id("google", "7")
    assert same_id("google", "7") != same_id("googl", "e7")
    assert UUID(same_id("google", "7")).version == 5
