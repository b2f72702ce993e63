from datetime import UTC, datetime, timedelta

import pytest

from functions.identity import uses_note
from identity.keys import KeyUsed
from identity.keys.rows import OwnKeyTable
from tests.functions.batches import delivery, message

NOW = datetime.now(UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def used(cloud):
    """When a key was used last, as is known once all that is under way has arrived."""

    def known(key):
        cloud.pumps.drain()
        return OwnKeyTable().find(key["key_id"].rpartition("-")[0], key["key_id"]).used

    return known


def test_when_a_key_was_used_is_known_to_the_hour(make, opens, join, used, every_time, monkeypatch):
    key = make(join())
    assert used(key) is None

    opens(key["key"])
    first = used(key)
    opens(key["key"])

    assert first > NOW
    assert used(key) == first


def test_what_comes_late_or_again_or_of_no_key_changes_nothing(invoke, make, join, used):
    key = make(join())
    for key_id, at in [(key["key_id"], NOW), (key["key_id"], NOW), (key["key_id"], NOW - HOUR), ("acme-0", NOW)]:
        use = KeyUsed(key_id=key_id, at=at).model_dump_json()
        told = message(1, use, workspace=key["key_id"].rpartition("-")[0], queue="test-identity-uses")
        assert invoke(uses_note, event=delivery(told)).payload == {"batchItemFailures": []}

    assert used(key) == NOW
    assert OwnKeyTable().find("acme", "acme-0") is None
