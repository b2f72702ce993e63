import pytest

from functions.identity import audit_anchor, audit_prove
from identity.audit import service
from identity.audit.model import digest
from identity.audit.reading import LogTable
from identity.audit.rows import written
from tests.functions.identity.chains import enter, put, remove, rewrite, row


@pytest.fixture
def prove(invoke):
    def prove(**query):
        return invoke(audit_prove, query=query, caller={"scopes": "audit:read"})

    return prove


@pytest.fixture
def anchor(cloud, invoke):
    """Let the last entry of every log that grew be anchored."""

    def anchor():
        invoke(audit_anchor)
        cloud.pumps.drain()

    return anchor


def broken(answer):
    found = answer.json["broken"]
    assert answer.json["intact"] is (found is None)
    return found and (found["number"], found["reason"])


def forged(first):
    """The chain as it would be if an entry had said something else, with all hashes behind it made anew."""
    found, previous = [], None
    for link in LogTable().range("acme", 1, 100).links:
        said = dict(link.said)
        if link.number == first:
            said["actor"] = "mallory"
        if previous:
            said["previous"] = previous
        found.append(link._replace(said=said, hash=digest(said)))
        previous = found[-1].hash
    return found


def test_a_log_that_nobody_touched_is_intact(cloud, anchor, prove):
    enter(4)
    anchor()

    proof = prove().json
    assert (proof["first"], proof["last"], proof["intact"], proof["anchors"]) == (1, 4, True, 1)
    assert proof["hash"] == row(4)["hash"]["S"]
    assert proof["next"] is None


@pytest.mark.parametrize("name", ["actor", "action", "at", "recorded", "address", "details", "act_id", "previous"])
def test_whatever_is_changed_in_an_entry_is_found(cloud, prove, name):
    enter(4)
    put({**row(2), name: {"S": '{"a": "b"}'}})

    assert broken(prove()) == (2, "changed")


def test_what_is_added_to_an_entry_or_taken_from_it_is_found(cloud, prove):
    enter(3)
    kept = row(2)
    put({**kept, "note": {"N": "1"}})
    assert broken(prove()) == (2, "changed")

    put({name: value for name, value in kept.items() if name != "address"})
    assert broken(prove()) == (2, "changed")


def test_an_entry_that_was_changed_together_with_its_hash_is_found_at_the_next(cloud, prove):
    enter(4)
    put(written(forged(2)[1], first=False))

    assert broken(prove()) == (3, "unlinked")


def test_an_entry_that_was_removed_is_found(cloud, prove):
    enter(4)
    remove(2)

    assert broken(prove()) == (2, "missing")
    assert broken(prove(first=3)) == (2, "missing")


def test_two_that_were_swapped_are_found(cloud, prove):
    enter(4)
    second, third = row(2), row(3)
    put({**second, "sk": third["sk"]})
    put({**third, "sk": second["sk"]})

    assert broken(prove()) == (2, "changed")


def test_a_row_that_was_slipped_in_is_found(cloud, prove):
    enter(3)
    put({**row(2), "sk": {"S": row(2)["sk"]["S"] + "x"}})

    assert broken(prove()) == (3, "missing")


def test_history_that_was_written_anew_does_not_agree_with_its_anchor(cloud, anchor, prove):
    enter(4)
    anchor()
    rewrite(2, forged(2))

    assert broken(prove()) == (4, "not as anchored")


def test_a_log_that_was_cut_off_does_not_reach_its_anchor(cloud, anchor, prove):
    enter(4)
    anchor()
    remove(4)
    remove(3)

    assert broken(prove()) == (3, "missing")


def test_whoever_anchors_another_history_beside_only_shows_that_there_are_two(cloud, anchor, prove):
    enter(3)
    anchor()
    rewrite(1, forged(1))
    anchor()

    assert broken(prove()) == (3, "not as anchored")


def test_a_long_log_is_tested_part_by_part(cloud, prove, monkeypatch):
    monkeypatch.setattr(service, "MOST_PROVEN", 2)
    enter(5)
    parts = [prove(first=first).json for first in (1, 3, 5)]

    assert [(part["last"], part["next"]) for part in parts] == [(2, 3), (4, 5), (5, None)]
    assert all(part["intact"] for part in parts)


def test_there_is_nothing_beyond_the_end(cloud, prove):
    enter(2)

    assert prove(first=9).problem == "beyond-the-end"
    assert prove(first=3).json["last"] == 2
    assert prove(first=0).status == 422


def test_a_log_with_nothing_in_it_is_intact(prove):
    proof = prove().json
    assert (proof["last"], proof["intact"], proof["hash"]) == (0, True, "0" * 64)


def test_to_test_it_is_an_act(cloud, prove, rows):
    enter(1)
    prove()

    assert '"audit.prove"' in rows("identity-acts-1")[0]["act"]["S"]
