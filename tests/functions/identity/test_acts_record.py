from concurrent.futures import ThreadPoolExecutor

import pytest

from functions.identity import acts_record
from identity.acts import acted
from identity.acts.table import along
from identity.audit import recorder
from identity.audit.model import BEGINNING, digest
from identity.audit.rows import ACT, read
from kernel.journal.together import together


@pytest.fixture
def act(cloud):
    """Let something be done, as doors note it."""

    def act(action="role.create", workspace="acme", **details):
        done = acted(workspace, "ada", action, "r1", address="192.0.2.7", **details)
        together(along=[along(done)])
        return done

    return act


@pytest.fixture
def chain(rows):
    """The entries of a workspace in order."""

    def chain(workspace="acme"):
        found = [row for row in rows("identity-audit-1") if not row["sk"]["S"].startswith(ACT)]
        return sorted(read(row) for row in found if row["pk"]["S"] == workspace)

    return chain


def whole(links):
    """Whether nothing forks, nothing is left out and everything is as it was entered."""
    before = [BEGINNING, *(link.hash for link in links)]
    return (
        [link.number for link in links] == list(range(1, len(links) + 1))
        and [link.said["previous"] for link in links] == before[:-1]
        and all(digest(link.said) == link.hash for link in links)
    )


def change(done, kind="INSERT"):
    """What the stream tells of an act."""
    row = along(done).item["Put"]["Item"]
    key = {name: row[name] for name in ("pk", "sk")}
    image = {"OldImage" if kind == "REMOVE" else "NewImage": row}
    return {
        "eventID": done.act_id,
        "eventName": kind,
        "eventSourceARN": "arn:aws:dynamodb:eu-central-1:0:table/test-identity-acts-1/stream/x",
        "dynamodb": {"Keys": key, "SequenceNumber": "1", **image},
    }


def test_what_was_done_is_entered_with_all_that_is_known(cloud, act, chain):
    done = act(name="Auditor")
    cloud.pumps.drain()

    (link,) = chain()
    assert link.said["actor"] == "ada"
    assert link.said["action"] == "role.create"
    assert link.said["details"] == {"name": "Auditor"}
    assert link.said["address"] == "192.0.2.7"
    assert link.said["act_id"] == done.act_id
    assert whole([link])


def test_what_was_done_with_an_api_key_names_the_key(cloud, act, chain):
    act(session="key:k1")
    act(session="s1")
    cloud.pumps.drain()

    assert [(link.said["session"], link.said.get("key")) for link in chain()] == [("key:k1", "k1"), ("s1", None)]


def test_entries_are_numbered_and_chained_for_each_workspace(cloud, act, chain):
    for number in range(5):
        act(f"thing.do{number}")
        act("thing.do", workspace="globex")
    cloud.pumps.drain()

    for workspace in ("acme", "globex"):
        assert len(chain(workspace)) == 5
        assert whole(chain(workspace))


def test_an_act_that_is_told_again_is_entered_once(act, chain, invoke, round_trips):
    done = act()
    before = len(round_trips(acts_record))
    for _ in range(3):
        said = invoke(acts_record, event={"Records": [change(done)]})
        assert said.payload == {"batchItemFailures": []}

    assert len(chain()) == 1
    assert len(round_trips(acts_record)) - before == 3 * 2


def test_an_act_whose_time_has_passed_is_no_act(act, chain, invoke):
    invoke(acts_record, event={"Records": [change(act(), "REMOVE")]})

    assert chain() == []


def test_many_who_enter_at_once_neither_fork_the_chain_nor_leave_a_gap(cloud, chain):
    acts = [acted("acme", "ada", f"thing.do{number}") for number in range(40)]

    with ThreadPoolExecutor(8) as pool:
        entered = list(pool.map(recorder().record, [*acts, *acts]))

    assert entered.count(True) == 40
    assert sorted(link.said["act_id"] for link in chain()) == sorted(act.act_id for act in acts)
    assert whole(chain())
