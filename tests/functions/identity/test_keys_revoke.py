from pathlib import Path

import pytest

from functions.identity import callers_authorize, keys_issue, keys_revoke


@pytest.fixture
def issued(invoke):
    wanted = {"workspace": "acme", "person": "ada", "scopes": ["ops:read"]}
    return invoke(keys_issue, event={"caller": None, "request": wanted}).payload["answer"]


@pytest.fixture
def revoke(invoke):
    def revoke(key_id, workspace="acme", **more):
        wanted = {"workspace": workspace, "key_id": key_id, **more}
        return invoke(keys_revoke, event={"caller": None, "request": wanted}).payload

    return revoke


@pytest.fixture
def opens(invoke):
    def opens(key):
        said = invoke(callers_authorize, event={"headers": {"authorization": f"Bearer {key}"}}).payload
        return "problem" not in said["context"]

    return opens


def test_a_revoked_key_opens_nothing_once_the_container_has_forgotten_it(cloud, issued, revoke, opens):
    assert opens(issued["key"])
    assert revoke(issued["key_id"])["answer"]["key_id"] == issued["key_id"]

    cloud.runtime.reload([Path(callers_authorize.__file__)])  # a container that has seen nothing yet
    assert not opens(issued["key"])


def test_revoking_again_answers_the_same(issued, revoke):
    assert revoke(issued["key_id"]) == revoke(issued["key_id"])


def test_a_key_that_never_was_cannot_be_revoked(revoke, rows):
    said = revoke("acme-00000000")["problem"]

    assert (said["status"], said["type"].rpartition(":")[2]) == (404, "no-such-key")
    assert rows("identity-keys-1") == []


def test_a_workspace_has_no_say_over_keys_of_another(issued, revoke, opens):
    assert revoke(issued["key_id"], workspace="globex")["problem"]["status"] == 404
    assert opens(issued["key"])


def test_a_request_that_makes_no_sense_is_refused(revoke):
    assert revoke("")["problem"]["status"] == 422
    assert revoke("acme-00000000", workspace="A#b")["problem"]["status"] == 422
    assert revoke("acme-00000000", x=1)["problem"]["status"] == 422
