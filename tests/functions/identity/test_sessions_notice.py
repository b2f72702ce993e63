import json

import pytest

from functions.identity import sessions_begin, sessions_link, sessions_notice, sessions_refresh
from identity.accounts.table import AccountTable
from identity.audit.rows import ACT
from tests.functions.identity.conftest import DEVICE, cookie, said


@pytest.fixture
def entries(rows):
    """What the audit log says of sessions, as (action, details), in order."""

    def entries():
        found = [row for row in rows("identity-audit-1") if not row["sk"]["S"].startswith(ACT)]
        told = [(row["sk"]["S"], row["action"]["S"], json.loads(row["details"]["S"])) for row in found]
        return [(action, details) for _, action, details in sorted(told) if action.startswith("session.")]

    return entries


@pytest.fixture
def settled(cloud, register, invoke):
    """Somebody who has signed in for the first time, in the browser that they registered with."""

    def settled():
        made = register()
        assert invoke(sessions_link, body={"ticket": made["ticket"]}, headers=cookie()).status == 200
        cloud.pumps.drain()
        return made

    return settled


def records(rows):
    """All sessions, as the stream tells that they began."""
    return [
        {
            "eventID": row["sk"]["S"],
            "eventName": "INSERT",
            "eventSourceARN": "arn:aws:dynamodb:eu-central-1:0:table/test-identity-sessions-1/stream/x",
            "dynamodb": {"Keys": {k: row[k] for k in ("pk", "sk")}, "SequenceNumber": "1", "NewImage": row},
        }
        for row in rows("identity-sessions-1")
    ]


def test_the_first_sign_in_is_noted_and_nobody_is_alarmed(settled, entries, letters):
    settled()

    ((action, details),) = entries()
    assert action == "session.begin"
    assert details["amr"] == "pwd"
    assert len(letters()) == 1  # the one that asked to prove the address


def test_whoever_signs_in_for_the_first_time_with_another_device_is_not_alarmed(join, cloud, letters, entries):
    join()
    cloud.pumps.drain()

    assert len(letters()) == 1
    assert len(entries()) == 1


def test_a_device_that_is_new_is_told_of_and_known_from_then_on(settled, sign_in, cloud, letters):
    made = settled()
    answer = sign_in(headers={**cookie(None), "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0"})
    cloud.pumps.drain()

    letter = letters()[-1]
    assert len(letters()) == 2
    text = letter.get_body(("plain",)).get_content()
    assert "Firefox on Linux" in text
    assert "/security/devices" in text
    assert "Acme" in letter["From"]
    secret = said(answer.cookies, "device")
    assert AccountTable().get(made["person"]).knows(secret)

    sign_in(headers=cookie(secret))
    cloud.pumps.drain()
    assert len(letters()) == 2


def test_who_had_their_devices_forgotten_is_told_of_the_next_one(settled, sign_in, cloud, letters):
    made = settled()
    AccountTable().change(made["person"], lambda it: it.model_copy(update={"devices": ()}))

    sign_in()
    cloud.pumps.drain()

    assert len(letters()) == 2


def test_to_be_told_again_changes_nothing(settled, sign_in, cloud, letters, entries, rows, invoke):
    made = settled()
    sign_in()
    cloud.pumps.drain()
    account = AccountTable().get(made["person"])

    for _ in range(2):
        said = invoke(sessions_notice, event={"Records": records(rows)})
        assert said.payload == {"batchItemFailures": []}
    cloud.pumps.drain()

    assert len(entries()) == 2
    assert len(letters()) == 2
    assert AccountTable().get(made["person"]) == account


def test_going_on_and_ending_is_no_sign_in(join, cloud, entries, invoke):
    ada = join()
    invoke(sessions_refresh, body={"refresh_token": ada.refresh_token})
    cloud.pumps.drain()

    assert [action for action, _ in entries()] == ["session.begin"]


def test_what_the_workspace_demands_is_known_the_next_time(settled, sign_in, demand, cloud, round_trips, cold):
    made = settled()
    demand(made["workspace"], session_days=7)
    sign_in()
    cloud.pumps.drain()
    cold()

    assert sign_in(headers=cookie(DEVICE)).status == 200
    (membership,) = AccountTable().get(made["person"]).memberships
    assert membership.policy.session_days == 7
    assert round_trips(sessions_begin).count("TransactWriteItems") == 2 + 1


def test_of_somebody_who_is_gone_only_the_act_is_noted(join, cloud, entries, gone, rows, letters):
    ada = join()
    gone("identity-workspaces-1", ada.person, ada.workspace, ada.session)
    cloud.pumps.drain()

    assert [action for action, _ in entries()] == ["session.begin"]
    assert len(letters()) == 1


def test_an_app_that_shows_what_it_was_told_is_known_the_next_time(settled, sign_in, cloud, letters):
    settled()
    told = sign_in(client="app").json["signed_in"]["device"]
    cloud.pumps.drain()
    before = len(letters())

    again = sign_in(client="app", device=told).json["signed_in"]["device"]
    cloud.pumps.drain()

    assert (again, len(letters())) == (told, before)
    guesses = [sign_in(password="wrong").problem for _ in range(12)]
    assert guesses[-1] == "too-many-attempts"
    assert sign_in(client="app", device=told).json["signed_in"]
    assert sign_in(client="app", device="x").status == 422
    assert sign_in().problem == "too-many-attempts"
