from datetime import UTC, datetime, timedelta

import boto3
import pytest

from functions.identity import (
    accounts_erase,
    accounts_leave,
    groups_create,
    members_move,
    passwords_forget,
    people_deactivate,
    people_list,
    people_update,
)
from identity.accounts import Link, NoSuchAccount
from identity.accounts.table import AccountTable
from identity.factors.table import FactorTable
from identity.federation.table import subject
from identity.passkeys import Passkey
from kernel.aws import client
from tests.functions.conftest import sample
from tests.functions.identity import pictured
from tests.functions.identity.colleagues import Company


@pytest.fixture
def run_out(cloud, rows):
    """Let what somebody asked for be due."""

    def run_out(person):
        past = datetime.now(UTC) - timedelta(minutes=1)
        AccountTable().change(person, lambda it: it.model_copy(update={"leaving": past}))
        for row in rows("identity-by-leaving-1"):
            client("dynamodb").delete_item(TableName="test-identity-by-leaving-1", Key=row)
        item = {"pk": {"S": past.date().isoformat()}, "sk": {"S": person}}
        client("dynamodb").put_item(TableName="test-identity-by-leaving-1", Item=item)

    return run_out


@pytest.fixture
def leaving(invoke):
    """Let somebody of a company ask for it."""

    def leaving(company, person, role="member"):
        caller = company.caller(person, role, company.begin(person))
        assert invoke(accounts_leave, caller=caller).status == 202

    return leaving


def test_nothing_is_left_of_whoever_is_due(invoke, rows, letters, acts, leaving, run_out):
    acme = Company()
    joan, mary = acme.hire("joan", "admin"), acme.hire("mary")
    group = invoke(groups_create, caller=acme.admin, body={"name": "Engineering"}).json["group_id"]
    invoke(members_move, caller=acme.admin, group_id=group, body={"add": [joan, mary]})
    keep_passkey_and_link(joan)
    boto3.client("s3").put_object(Bucket=pictured.BUCKET, Key=f"avatars/{joan}/{'0' * 64}", Body=b"hers")
    boto3.client("s3").put_object(Bucket=pictured.BUCKET, Key=f"avatars/{mary}/{'0' * 64}", Body=b"another's")
    leaving(acme, joan, "admin")
    invoke(passwords_forget, body={"email": "joan@example.com"})
    run_out(joan)

    invoke(accounts_erase)

    people = invoke(people_list, caller=acme.admin).json["items"]
    assert {each["email"] for each in people} == {"ada.acme@example.com", "mary@example.com"}
    assert [row["sk"]["S"] for row in rows("identity-belonging-1")] == [mary]
    for table in ("by-leaving", "by-subject", "by-credential", "sessions", "tickets"):
        assert joan not in str([row for row in rows(f"identity-{table}-1") if row["pk"]["S"] != joan]), table
    assert len(rows("identity-by-email-1")) == 2
    assert pictured.lying() == [f"avatars/{mary}/{'0' * 64}"]
    assert all("joan@" not in str(row) for row in rows("identity-accounts-1"))
    assert letters()[-1]["Subject"] == "Your account was deleted"
    assert [each["action"] for each in acts() if each["actor"] == joan][-1] == "person.leave"


def test_nor_where_somebody_has_closed_the_door_to_them_meanwhile(invoke, rows, leaving, run_out):
    acme = Company()
    mary = acme.hire("mary")
    leaving(acme, mary)
    assert invoke(people_deactivate, caller=acme.admin, person=mary).status == 200
    run_out(mary)

    invoke(accounts_erase)

    assert "mary@" not in str(rows("identity-people-1"))
    assert "mary@" not in str(rows("identity-accounts-1"))


def test_one_who_cannot_be_deleted_keeps_nobody_waiting(cloud, rows, leaving, run_out):
    acme = Company()
    joan, mary = acme.hire("joan"), acme.hire("mary")
    leaving(acme, mary)
    run_out(mary)
    spoiled = {"pk": rows("identity-by-leaving-1")[0]["pk"], "sk": {"S": joan}}
    client("dynamodb").put_item(TableName="test-identity-by-leaving-1", Item=spoiled)
    row = next(each for each in rows("identity-accounts-1") if each["pk"]["S"] == joan and "rest" in each)
    client("dynamodb").put_item(TableName="test-identity-accounts-1", Item={**row, "rest": {"S": "{"}})

    result = cloud.runtime.invoke("test-identity-accounts-erase", sample(accounts_erase))

    assert result.error["errorType"] == "NotDeleted"
    with pytest.raises(NoSuchAccount):
        AccountTable().get(mary)


def keep_passkey_and_link(person):
    """As the doors would; what the key of a passkey is, is no matter here."""
    account, factors = AccountTable().get(person), FactorTable()
    passkey = Passkey(
        person=person,
        credential_id="c",
        public_key="k",
        algorithm=-7,
        sign_count=0,
        name="Blue",
        aaguid="a",
        attestation="none",
        verifies=True,
        backup_eligible=False,
        backed_up=False,
        created=account.created,
    )
    link = Link(issuer="https://accounts.google.com", subject="1", linked=account.created)
    said = {"links": (link,), "passkeys": (passkey.passkey_id,)}
    part, taken = factors.added(passkey, lambda it: it.model_copy(update=said))
    factors.commit([part], [taken, subject(link, person)])


def test_before_that_and_for_who_is_needed_nothing_happens(invoke, rows, leaving, run_out):
    acme = Company()
    joan = acme.hire("joan", "admin")
    leaving(acme, joan, "admin")

    invoke(accounts_erase)
    assert AccountTable().get(joan).memberships
    run_out(joan)
    invoke(people_update, caller=acme.caller(joan), person=acme.ada, body={"role": "member"})
    invoke(accounts_erase)

    assert AccountTable().get(joan).memberships
    assert len(rows("identity-by-leaving-1")) == 1


def test_who_is_kept_meanwhile_is_forgotten_by_the_list(invoke, rows, leaving, run_out):
    acme = Company()
    joan = acme.hire("joan")
    leaving(acme, joan)
    run_out(joan)
    AccountTable().change(joan, lambda it: it.model_copy(update={"leaving": None}))

    invoke(accounts_erase)

    assert AccountTable().get(joan).memberships
    assert rows("identity-by-leaving-1") == []
