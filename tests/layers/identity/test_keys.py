from datetime import UTC, datetime, timedelta

import pytest

from contracts.identity import IssueKey, RevokeKey
from identity.callers.programs import Programs
from identity.callers.standing import MEMORY
from identity.keys.model import KeyRefused, NoSuchKey
from identity.keys.service import Keys
from tests.layers.identity.fakes import FakeKeys

WANTED = IssueKey(workspace="acme", person="ada", scopes={"ops:read"})


class Clock:
    def __init__(self):
        self.time = datetime(2026, 11, 21, 12, tzinfo=UTC)

    def __call__(self):
        return self.time

    def tick(self, seconds):
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store():
    return FakeKeys()


@pytest.fixture
def keys(store, clock):
    return Keys(store, clock)


@pytest.fixture
def programs(store, clock):
    return Programs(store, clock)


def test_a_key_says_who_calls(keys, programs):
    caller = programs.caller(keys.issue(WANTED).key)

    assert (caller.workspace, caller.person, caller.role, caller.scopes) == ("acme", "ada", "operator", {"ops:read"})


def test_the_id_of_a_key_is_the_middle_of_it(keys):
    issued = keys.issue(WANTED)

    assert issued.key.split("_")[1] == issued.key_id
    assert issued.key_id.startswith("acme-")


def test_no_two_keys_are_alike(keys):
    assert len({keys.issue(WANTED).key for _ in range(50)}) == 50


def test_the_secret_is_not_kept(keys, store):
    secret = keys.issue(WANTED).key.rpartition("_")[2]

    assert len(secret) == 64
    assert secret not in repr(store.kept)


def test_a_key_that_nobody_issued_is_refused(keys, programs):
    with pytest.raises(KeyRefused):
        programs.caller("stoa_acme-00000000_00")


def test_a_revoked_key_dies_when_it_is_forgotten(keys, programs, clock):
    issued = keys.issue(WANTED)
    programs.caller(issued.key)
    keys.revoke(RevokeKey(workspace="acme", key_id=issued.key_id))

    clock.tick(MEMORY - 1)
    assert programs.caller(issued.key).person == "ada"
    clock.tick(1)
    with pytest.raises(KeyRefused):
        programs.caller(issued.key)


def test_a_revoked_key_is_dead_at_once_where_it_was_not_seen(keys, programs, store, clock):
    issued = keys.issue(WANTED)
    programs.caller(issued.key)
    keys.revoke(RevokeKey(workspace="acme", key_id=issued.key_id))

    with pytest.raises(KeyRefused):
        Programs(store, clock).caller(issued.key)


def test_revoking_twice_is_revoking_once(keys, clock):
    issued, asked = keys.issue(WANTED), clock()
    request = RevokeKey(workspace="acme", key_id=issued.key_id)
    first = keys.revoke(request)
    clock.tick(60)

    assert keys.revoke(request) == first
    assert first.revoked == asked


def test_what_an_operator_does_is_noted_once_for_the_workspace(keys, store):
    issued = keys.issue(WANTED)
    for _ in range(2):
        keys.revoke(RevokeKey(workspace="acme", key_id=issued.key_id))

    assert [(act.workspace, act.actor, act.action, act.target) for act in store.acts] == [
        ("acme", "operator", "key.create", issued.key_id),
        ("acme", "operator", "key.revoke", issued.key_id),
    ]
    assert store.acts[0].details == {"person": "ada", "scopes": "ops:read"}


def test_revoking_one_key_leaves_the_others(keys, programs):
    one, other = keys.issue(WANTED), keys.issue(WANTED)
    keys.revoke(RevokeKey(workspace="acme", key_id=one.key_id))

    assert programs.caller(other.key).person == "ada"


def test_nobody_revokes_a_key_of_another_workspace(keys, programs):
    issued = keys.issue(WANTED)

    with pytest.raises(NoSuchKey):
        keys.revoke(RevokeKey(workspace="globex", key_id=issued.key_id))
    assert programs.caller(issued.key).person == "ada"


def test_a_wrong_secret_is_refused_even_while_the_right_one_is_remembered(keys, programs):
    issued = keys.issue(WANTED)
    programs.caller(issued.key)

    with pytest.raises(KeyRefused):
        programs.caller(issued.key[:-1] + ("0" if issued.key[-1] != "0" else "1"))


def test_memory_does_not_grow_for_ever(keys, programs):
    for _ in range(1005):
        programs.caller(keys.issue(WANTED).key)

    assert len(programs._known) <= 1001
