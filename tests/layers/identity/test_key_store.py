"""What is true of every place where keys are kept: the table, and the fake that stands for it in tests."""

from datetime import UTC, datetime, timedelta

import pytest

from contracts.identity import IssueKey, RevokeKey
from identity.acts import OPERATOR, acted
from identity.keys.model import ApiKey, KeyTaken, NoSuchKey, Presented
from identity.keys.rows import OwnKeyTable
from identity.keys.service import Keys
from tests.layers.identity.fakes import FakeKeys

NOON = datetime(2026, 11, 21, 12, 0, 0, 123456, tzinfo=UTC)
KEY = ApiKey(
    workspace="acme",
    key_id="acme-00000001",
    digest="d" * 64,
    person="ada",
    role="operator",
    scopes=frozenset({"ops:read", "ops:write"}),
    created=NOON,
)
MADE, ENDED = (acted("acme", OPERATOR, each, KEY.key_id) for each in ("key.create", "key.revoke"))


@pytest.fixture(params=["fake", "table"])
def store(request):
    if request.param == "fake":
        return FakeKeys()
    request.getfixturevalue("cloud")
    return OwnKeyTable()


@pytest.mark.parametrize("expires", [None, NOON + timedelta(days=90)])
def test_a_key_is_found_as_it_was_kept(store, expires):
    kept = KEY.model_copy(update={"expires": expires})
    store.create(kept, (), MADE)

    assert store.find("acme", KEY.key_id) == kept


def test_a_key_that_is_not_there_is_not_found(store):
    store.create(KEY, (), MADE)

    assert store.find("acme", "acme-00000002") is None
    assert store.find("globex", KEY.key_id) is None


def test_no_key_replaces_another(store):
    store.create(KEY, (), MADE)

    with pytest.raises(KeyTaken):
        store.create(KEY.model_copy(update={"person": "mallory"}), (), MADE)
    assert store.find("acme", KEY.key_id) == KEY


def test_a_revoked_key_is_still_there_and_says_since_when(store):
    store.create(KEY, (), MADE)

    store.withdraw("acme", KEY.key_id, NOON, ENDED)

    assert store.find("acme", KEY.key_id) == KEY.model_copy(update={"revoked": NOON, "modseq": KEY.modseq + 1})


def test_revoking_again_does_not_move_the_moment(store):
    store.create(KEY, (), MADE)
    store.withdraw("acme", KEY.key_id, NOON, ENDED)
    store.withdraw("acme", KEY.key_id, NOON + timedelta(hours=1), ENDED)

    assert store.find("acme", KEY.key_id).revoked == NOON


def test_revoking_what_never_was_leaves_nothing(store):
    store.create(KEY, (), MADE)

    with pytest.raises(NoSuchKey):
        store.withdraw("globex", KEY.key_id, NOON, ENDED)
    assert store.find("globex", KEY.key_id) is None
    assert store.find("acme", KEY.key_id) == KEY


def test_what_was_issued_opens_until_it_is_revoked(store):
    keys = Keys(store)
    issued = keys.issue(IssueKey(workspace="acme", person="ada", scopes={"ops:read"}))

    assert store.find("acme", issued.key_id).ends(Presented.parse(issued.key), NOON) is None
    assert keys.revoke(RevokeKey(workspace="acme", key_id=issued.key_id)).key_id == issued.key_id
    assert store.find("acme", issued.key_id).revoked is not None
