import base64
import hashlib
import json
from datetime import UTC, datetime, timedelta

import boto3
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256

from contracts.erasure import ROOMS
from functions.identity import (
    domains_claim,
    groups_create,
    invitations_create,
    keys_issue,
    roles_create,
    workspace_depict,
    workspace_erase,
    workspace_export,
    workspaces_create,
    workspaces_erase,
    workspaces_list,
)
from identity.acts import acted
from identity.audit import recorder
from identity.audit.reading import LogTable
from identity.signing import signing
from infra.local.deployment import ACCOUNT
from kernel.callers import Caller
from kernel.once import Once
from ops.incidents import IncidentDraft, incidents
from tests.functions.identity.depicted import picture_of
from tests.functions.identity.erasing import looking_through, overdue
from tests.functions.identity.exported import gather, provided
from tests.functions.identity.sending import known, verified

TROUBLE = {"title": "Mail is delayed", "message": "We are looking for the cause."}


def said(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def believed(certificate):
    """What a certificate says, if one of our keys has signed it."""
    head, claims, signature = certificate.split(".")
    key = signing().keyring().find(json.loads(said(head))["kid"])
    x, y = (int.from_bytes(said(each)) for each in (key.x, key.y))
    raw = said(signature)
    der = utils.encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    public = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
    public.verify(der, f"{head}.{claims}".encode(), ec.ECDSA(SHA256()))
    return json.loads(said(claims))


def lay(name, pk, sk):
    """Put a row into a table."""
    boto3.client("dynamodb").put_item(TableName=f"test-identity-{name}-1", Item={"pk": {"S": pk}, "sk": {"S": sk}})


@pytest.fixture
def ada(join):
    return join()


@pytest.fixture
def full(invoke, cloud, ada, enrol):
    """A workspace with something of everything in it, which is to be erased."""
    enrol(ada, "bob")
    invoke(roles_create, caller=ada.powers, body={"name": "Reader", "scopes": ["people:read"]})
    group = invoke(groups_create, caller=ada.powers, body={"name": "Crew"}).json["group_id"]
    assert invoke(workspace_depict, caller=ada.powers, body=..., event=picture_of(workspace_depict)).status == 200
    lay("belonging", f"{ada.workspace}#{group}", ada.person)
    lay("consents", f"{ada.workspace}#{ada.person}", "wiki")
    lay("clients", ada.workspace, f"{ada.workspace}-1f0c22d9")
    invoke(invitations_create, caller=ada.powers, body={"email": "grace@example.com", "role": "member"})
    wanted = {"workspace": ada.workspace, "person": ada.person, "scopes": ["ops:read"]}
    invoke(keys_issue, event={"caller": None, "request": wanted})
    provided(ada.workspace)
    verified(invoke, ada)
    incidents().open(Caller(ada.workspace, ada.person, "admin", frozenset(), "s"), IncidentDraft(**TROUBLE), Once())
    domain = {"workspace": ada.workspace, "domain": "example.com"}
    invoke(domains_claim, event={"caller": None, "request": domain})
    gather(invoke, ada.workspace, invoke(workspace_export, caller=ada.powers).json["export_id"], most=3, steps=2)
    assert invoke(workspace_erase, caller=ada.powers, query={"slug": "acme"}).status == 202
    cloud.pumps.drain()
    overdue(ada.workspace)
    return ada.workspace


@pytest.fixture
def traces(cloud):
    """Wherever something is known by the name of a workspace: every row of every table, and every file."""

    def traces(workspace):
        dynamodb, s3, found = boto3.client("dynamodb"), boto3.client("s3"), []
        for table in dynamodb.list_tables()["TableNames"]:
            rows = dynamodb.scan(TableName=table, ConsistentRead=True)["Items"]
            found += [
                (table, row["pk"]["S"], row.get("sk", {}).get("S")) for row in rows if workspace in json.dumps(row)
            ]
        for bucket in s3.list_buckets()["Buckets"]:
            files = s3.list_objects_v2(Bucket=bucket["Name"]).get("Contents", ())
            found += [(bucket["Name"], each["Key"]) for each in files if workspace in each["Key"]]
        return found

    return traces


def test_nothing_is_left_of_it_anywhere_but_its_certificate(invoke, cloud, ada, full, traces, letters, cold):
    last = LogTable().last(full)
    cold()
    assert len({table for table, *_ in traces(full)}) > 10

    for number in (1, 2):
        assert invoke(workspaces_erase, event=looking_through(full, number)).payload == {"batchItemFailures": []}
    cloud.pumps.drain()

    bucket, key = f"test-identity-audit-{ACCOUNT}", f"certificates/{full}.jws"
    assert traces(full) == [(bucket, key)]
    assert known() == set(), "nor does it write from a domain"
    certificate = boto3.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read().decode()
    found = believed(certificate)
    assert (found["sub"], found["slug"], found["asked_by"]) == (full, "acme", ada.person)
    assert found["audit"] == {"entries": last.number, "hash": last.hash}
    counts = {"people": 2, "roles": 1, "groups": 1, "invitations": 1, "keys": 1, "sessions": 1, "exports": 1}
    assert counts.items() <= found["rows"].items()
    assert found["rooms"].keys() == ROOMS
    assert found["rooms"]["ops"] == {"rows": {"incidents": 1}, "files": 2}
    assert found["rows"]["audit"] == last.number
    letter = letters()[-1]
    assert (letter["To"], letter["Subject"]) == ("Ada <ada@example.com>", "Acme was erased: your certificate")
    text = "".join(letter.get_body(("plain",)).get_content().split())
    assert certificate in text
    assert hashlib.sha256(certificate.encode()).hexdigest() in text


def test_people_keep_their_accounts_and_their_other_workspaces(invoke, ada, full, sign_in):
    made = invoke(workspaces_create, caller=ada.caller, body={"name": "Own", "slug": "own"}).json

    for number in (1, 2):
        invoke(workspaces_erase, event=looking_through(full, number))

    assert [each["slug"] for each in invoke(workspaces_list, caller=ada.caller).json["items"]] == ["own"]
    assert sign_in().json["signed_in"]["workspaces"] == [made["workspace"]]


def test_what_was_on_its_way_the_first_time_is_found_the_second_time(invoke, cloud, full, traces):
    invoke(workspaces_erase, event=looking_through(full))
    recorder().record(acted(full, "mail", "message.send"))

    invoke(workspaces_erase, event=looking_through(full, 2))
    cloud.pumps.drain()

    assert len(traces(full)) == 1


def test_what_is_done_again_changes_nothing(invoke, cloud, full, traces, letters):
    for number in (1, 1, 2, 2, 1):
        assert invoke(workspaces_erase, event=looking_through(full, number)).payload == {"batchItemFailures": []}
    cloud.pumps.drain()

    assert len(traces(full)) == 1
    assert sum("certificate" in letter["Subject"] for letter in letters()) == 1


def test_whoever_changed_their_mind_in_time_loses_nothing(invoke, full, traces):
    before = len(traces(full))
    overdue(full, datetime.now(UTC) + timedelta(hours=1))
    invoke(workspaces_erase, event=looking_through(full))

    assert len(traces(full)) == before
