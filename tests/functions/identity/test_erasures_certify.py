import json
from base64 import urlsafe_b64decode
from dataclasses import replace

import boto3
import pytest

from contracts.erasure import RoomErased
from functions.identity import workspace_erase, workspaces_erase
from identity.erasing import certificates
from infra.local.deployment import ACCOUNT
from kernel.outbox import publish
from tests.functions.identity.erasing import looking_through, overdue


@pytest.fixture
def gone(invoke, join, cloud):
    """A workspace of which nothing is left here."""
    ada = join()
    assert invoke(workspace_erase, caller=ada.powers, query={"slug": "acme"}).status == 202
    cloud.pumps.drain()
    overdue(ada.workspace)
    for number in (1, 2):
        invoke(workspaces_erase, event=looking_through(ada.workspace, number))
    return ada.workspace


@pytest.fixture
def certificate():
    """What was certified of a workspace, if anything."""
    s3, name = boto3.client("s3"), f"test-identity-audit-{ACCOUNT}"

    def certificate(workspace):
        there = s3.list_objects_v2(Bucket=name, Prefix="certificates/").get("Contents", ())
        if not there:
            return None
        text = s3.get_object(Bucket=name, Key=f"certificates/{workspace}.jws")["Body"].read().decode()
        claims = text.split(".")[1]
        return json.loads(urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))

    return certificate


def test_it_is_certified_once_when_the_other_rooms_have_let_go(cloud, gone, certificate, letters, rows, cold):
    assert certificate(gone) is None
    cold()

    for _ in range(2):  # however often it is told
        publish(RoomErased(workspace=gone, room="ops", rows={"incidents": 3}, files=2))
        cloud.pumps.drain()

    found = certificate(gone)
    assert found["rows"]["people"] == 1
    agenda = {"rows": {"calendars": 1, "people": 1, "projects": 1}, "files": 0}  # which has heard of it in earnest
    assert found["rooms"] == {"agenda": agenda, "ops": {"rows": {"incidents": 3}, "files": 2}}
    assert [letter["Subject"] for letter in letters()].count("Acme was erased: your certificate") == 1
    assert "Incidents" in letters()[-1].get_body(("plain",)).get_content()
    assert rows("identity-workspaces-1") == []


def test_as_long_as_a_room_has_not_answered_there_is_none_and_what_is_said_again_is_no_less(gone, certificate):
    two = replace(certificates(), rooms=frozenset({"mail", "ops"}))

    two.hear(RoomErased(workspace=gone, room="ops", rows={"incidents": 3}))
    two.hear(RoomErased(workspace=gone, room="ops", rows={"incidents": 0}))
    assert certificate(gone) is None
    two.hear(RoomErased(workspace=gone, room="mail", rows={"letters": 7}))

    assert {room: said["rows"] for room, said in certificate(gone)["rooms"].items()} == {
        "mail": {"letters": 7},
        "ops": {"incidents": 3},
    }


def test_of_a_workspace_that_nobody_erased_nothing_is_certified_or_kept(cloud, join, certificate, rows):
    ada = join()
    before = rows("identity-workspaces-1")
    publish(RoomErased(workspace=ada.workspace, room="ops", rows={"incidents": 3}))
    cloud.pumps.drain()

    assert (certificate(ada.workspace), rows("identity-workspaces-1")) == (None, before)
