from datetime import UTC, datetime

import boto3
import pytest

from functions.identity import (
    accounts_leave,
    emails_ask,
    emails_confirm,
    emails_undo,
    keys_list,
    me_get,
    passwords_change,
    passwords_forget,
    passwords_reset,
    sessions_refresh,
)
from identity.accounts import Device, Link
from identity.accounts.table import AccountTable
from identity.federation.links import digest
from tests.passwords import PASSWORD

NEW = "eleven green badgers under the bridge"


@pytest.fixture
def moved(invoke, ticket):
    """Move somebody's account to another address; the ticket that undoes it."""

    def moved(somebody, email="eve@evil.example"):
        invoke(emails_ask, caller=somebody.caller, body={"email": email})
        assert invoke(emails_confirm, body={"ticket": ticket("email")}).status == 200
        return ticket("undo")

    return moved


def test_whoever_reads_the_old_mail_has_the_account_again_and_alone(invoke, join, moved, sign_in, acts, rows):
    ada = join()
    undo = moved(ada)

    answer = invoke(emails_undo, body={"ticket": undo})

    assert answer.json["email"] == ada.email
    assert invoke(sessions_refresh, body={"refresh_token": ada.refresh_token}).problem == "session-over"
    for email in (ada.email, "eve@evil.example"):
        assert sign_in(email=email, password=PASSWORD).problem == "wrong-credentials"
    reset = invoke(passwords_reset, body={"ticket": answer.json["ticket"], "password": NEW})
    assert reset.status == 200
    assert sign_in(password=NEW).json["signed_in"]["person"] == ada.person
    assert invoke(me_get, caller=ada.caller).json["email"] == ada.email
    assert len(rows("identity-by-email-1")) == 1
    assert "email.undo" in [each["action"] for each in acts()]
    assert answer.json["ticket"].partition(".")[2] not in answer.log


def test_what_was_added_since_does_not_let_anybody_in(invoke, join, moved, add_passkey, with_app, rows):
    ada = join()
    add_passkey(ada, "hers")
    AccountTable().change(ada.person, lambda it: it.model_copy(update={"links": (linked("hers"),)}))
    undo = moved(ada)
    add_passkey(ada, "eve's")
    with_app(ada)
    AccountTable().change(ada.person, lambda it: it.model_copy(update={"links": (*it.links, linked("eve's"))}))
    item = {"pk": {"S": digest("https://issuer.example", "eve's")}, "person": {"S": ada.person}}
    boto3.client("dynamodb").put_item(TableName="test-identity-by-subject-1", Item=item)
    assert len(rows("identity-by-credential-1")) == 2

    assert invoke(emails_undo, body={"ticket": undo}).status == 200

    account = AccountTable().get(ada.person)
    assert (len(account.passkeys), account.totp, account.recovery) == (1, None, ())
    assert [each.subject for each in account.links] == ["hers"]
    assert [row["pk"]["S"] for row in rows("identity-by-credential-1")] == list(account.passkeys)
    assert rows("identity-by-subject-1") == []


def test_neither_a_key_nor_a_known_device_nor_a_deletion_that_was_asked_for_since_outlives_it(
    invoke, join, moved, make, enrol, sign_in, acts
):
    ada = join()
    enrol(ada, "grace", role="admin")
    hers = make(ada)
    undo = moved(ada)
    eves, before = make(ada), AccountTable().get(ada.person).devices
    AccountTable().change(
        ada.person, lambda it: it.seen_on(Device(digest="e" * 64, name="Eve's", seen=datetime.now(UTC)))
    )
    assert invoke(accounts_leave, caller=ada.caller).status == 202

    assert invoke(emails_undo, body={"ticket": undo}).status == 200

    account = AccountTable().get(ada.person)
    assert (account.leaving, account.devices) == (None, before)
    kept = {key["key_id"]: key["revoked"] for key in invoke(keys_list, caller=ada.powers).json["items"]}
    assert (kept[hers["key_id"]], bool(kept[eves["key_id"]])) == (None, True)
    assert [act["target"] for act in acts() if act["action"] == "key.revoke"] == [eves["key_id"]]


def test_whoever_has_taken_an_account_cannot_get_rid_of_that_by_another_password(invoke, join, moved, ticket):
    ada = join()
    undo = moved(ada)
    assert invoke(passwords_change, caller=ada.caller, body={"password": NEW}).status == 204
    invoke(passwords_forget, body={"email": "eve@evil.example"})
    assert invoke(passwords_reset, body={"ticket": ticket("reset"), "password": PASSWORD}).status == 200

    assert invoke(emails_undo, body={"ticket": undo}).json["email"] == ada.email


def linked(subject):
    return Link(issuer="https://issuer.example", subject=subject, linked=datetime.now(UTC))


def test_whoever_has_taken_an_account_cannot_get_rid_of_that_by_moving_it_on(invoke, join, moved):
    ada = join()
    first, second = moved(ada), moved(ada, "eve@another.example")

    assert invoke(emails_undo, body={"ticket": first}).json["email"] == ada.email

    assert invoke(emails_undo, body={"ticket": first}).problem == "ticket-refused"
    assert invoke(emails_undo, body={"ticket": second}).problem == "ticket-refused"
