import base64
import csv
import io
import json
from datetime import timedelta

import boto3
import pytest

from contracts.erasure import ROOMS
from functions.identity import (
    audit_export,
    exports_gather,
    groups_create,
    invitations_create,
    keys_issue,
    roles_create,
    workspace_export,
    workspace_fetch,
)
from identity.acts import acted
from identity.audit import recorder
from identity.exporting import gathering
from identity.exporting.table import ExportTable
from tests.functions.identity.depicted import png
from tests.functions.identity.exported import BUCKET, add, gather, lying, step, unpacked
from tests.functions.identity.pictured import pictured


@pytest.fixture
def ada(join):
    return join()


@pytest.fixture
def later():
    """Seconds that an export waits before it looks again."""
    return lambda workspace, asked: ExportTable().get(workspace, asked).work.pause


@pytest.fixture
def log(ada):
    """Enter so many acts in the audit log."""

    def log(*actions):
        for action in actions:
            recorder().record(acted(ada.workspace, ada.person, action, "=1+1", address="192.0.2.7"))

    return log


def test_everything_of_the_workspace_is_in_it_and_nothing_that_is_secret(invoke, ada, log, join, letters, enrol):
    join("eve", "evil")
    enrol(ada, "bob")
    invoke(roles_create, caller=ada.powers, body={"name": "Reader", "scopes": ["people:read"]})
    invoke(groups_create, caller=ada.powers, body={"name": "Crew"})
    invoke(invitations_create, caller=ada.powers, body={"email": "grace@example.com", "role": "member"})
    wanted = {"workspace": ada.workspace, "person": ada.person, "scopes": ["ops:read"]}
    key = invoke(keys_issue, event={"caller": None, "request": wanted}).payload["answer"]["key"]
    log("session.begin", "group.create")
    pictured(invoke, ada)
    asked = invoke(workspace_export, caller=ada.powers).json["export_id"]

    gather(invoke, ada.workspace, asked)

    data = lying(ada.workspace, asked, "workspace.zip")
    found, manifest = unpacked(data)
    assert {name: len(rows) for name, rows in found.items() if rows}.items() <= manifest["rows"].items()
    assert {each["email"] for each in found["people"]} == {"ada@example.com", "bob@example.com"}
    assert [base64.b64decode(each["data"]) for each in found["avatars"]] == [png()]
    assert [each["slug"] for each in found["workspaces"]] == ["acme"]
    assert [each["name"] for each in found["roles"] + found["groups"]] == ["Reader", "Crew"]
    assert [each["email"] for each in found["invitations"]] == ["grace@example.com"]
    assert [each["device"] for each in found["sessions"]]
    assert [each["action"] for each in found["audit"]] == ["session.begin", "group.create"]
    assert all(each["hash"] for each in found["audit"]), "the chain can be proven from it"
    text = json.dumps(found)
    assert key.rpartition("_")[2] not in text
    assert not {"seed", "digest", "hash"} & {
        name for kind in found if kind != "audit" for row in found[kind] for name in row
    }
    assert "evil" not in text
    letter = letters()[-1]
    assert (letter["To"], letter["Subject"]) == ("Ada <ada@example.com>", "Your export of Acme is ready")


def test_what_takes_longer_is_done_in_steps_and_each_step_once(invoke, ada, log, letters):
    log(*(f"thing.number-{number}" for number in range(5)))
    asked = invoke(workspace_export, caller=ada.powers).json["export_id"]
    before = len(letters())

    gather(invoke, ada.workspace, asked, most=1, steps=2)
    invoke(exports_gather, event=step(ada.workspace, asked, 1))
    half = invoke(workspace_fetch, caller=ada.powers, export_id=asked).json
    assert (half["status"], half["rows"], half["files"]) == ("gathering", 2, [])

    invoke(exports_gather, event=step(ada.workspace, asked, 3))
    invoke(exports_gather, event=step(ada.workspace, asked, 3))

    found, _ = unpacked(lying(ada.workspace, asked, "workspace.zip"))
    assert [each["action"] for each in found["audit"]] == [f"thing.number-{number}" for number in range(5)]
    assert len(found["workspaces"]) == len(found["people"]) == 1
    assert len(letters()) == before + 1


def test_what_the_other_rooms_hold_is_in_the_same_archive_and_waited_for(invoke, ada, later):
    asked = invoke(workspace_export, caller=ada.powers).json["export_id"]

    def go(number):
        invoke(exports_gather, event=step(ada.workspace, asked, number))
        return invoke(workspace_fetch, caller=ada.powers, export_id=asked).json

    assert [go(number)["status"] for number in (1, 2, 3)] == ["gathering"] * 3
    assert later(ada.workspace, asked) == 2, "each time it waits for longer"
    for room in ROOMS:
        add(ada.workspace, asked, room, b'{"title": "Down"}\n')
    found = go(4)

    assert (found["status"], [each["name"] for each in found["files"]]) == ("ready", ["workspace.zip"])
    held, manifest = unpacked(lying(ada.workspace, asked, "workspace.zip"))
    assert manifest["rooms"] == ["identity", *sorted(ROOMS)]
    assert {room: held[room] for room in ROOMS} == {room: [{"title": "Down"}] for room in ROOMS}
    assert [each["email"] for each in held["people"]] == ["ada@example.com"]


def test_a_room_that_says_nothing_for_a_day_is_told_of(invoke, ada, monkeypatch):
    asked = invoke(workspace_export, caller=ada.powers).json["export_id"]
    monkeypatch.setattr(gathering, "PATIENCE", timedelta(seconds=-1))

    for _ in range(5):
        assert invoke(exports_gather, event=step(ada.workspace, asked)).payload["batchItemFailures"]

    assert invoke(workspace_fetch, caller=ada.powers, export_id=asked).json["status"] == "failed"


def test_what_fails_five_times_has_failed_and_says_what_to_do_and_may_still_come_right(invoke, ada, log):
    log("session.begin")
    asked = invoke(workspace_export, caller=ada.powers).json["export_id"]
    gather(invoke, ada.workspace, asked, most=1)
    lost = {"Bucket": BUCKET, "Key": f"parts/{ada.workspace}/{asked}/rest"}
    data = boto3.client("s3").get_object(**lost)["Body"].read()
    boto3.client("s3").delete_object(**lost)

    seen = []
    for _ in range(5):
        said = invoke(exports_gather, event=step(ada.workspace, asked, 2)).payload
        assert said["batchItemFailures"], "operators hear of it by the dead letter"
        seen.append(invoke(workspace_fetch, caller=ada.powers, export_id=asked).json)

    assert [each["status"] for each in seen] == ["gathering"] * 4 + ["failed"]
    assert seen[3]["reason"] is None
    assert "ask for another one" in seen[4]["reason"]
    boto3.client("s3").put_object(**lost, Body=data)
    assert invoke(exports_gather, event=step(ada.workspace, asked, 2)).payload == {"batchItemFailures": []}
    again = invoke(workspace_fetch, caller=ada.powers, export_id=asked).json
    assert (again["status"], again["reason"]) == ("ready", None)


@pytest.mark.parametrize("form", ["ndjson", "csv"])
def test_of_the_log_there_is_what_was_asked_for(invoke, ada, log, letters, form):
    log("session.begin", "group.create", "session.end")
    body = {"format": form, "action": "session."}
    asked = invoke(audit_export, caller=ada.powers, body=body).json["export_id"]

    gather(invoke, ada.workspace, asked)

    text = lying(ada.workspace, asked, f"audit.{form}").decode()
    if form == "csv":
        entries = list(csv.DictReader(io.StringIO(text)))
        assert {each["target"] for each in entries} == {"'=1+1"}, "no spreadsheet counts what somebody wrote"
    else:
        entries = list(map(json.loads, text.splitlines()))
    assert [each["action"] for each in entries] == ["session.begin", "session.end"]
    letter = letters()[-1]
    assert letter["Subject"] == "The audit log of Acme is ready"
    assert f"/audit/exports/{asked}?workspace={ada.workspace}" in letter.get_body(("plain",)).get_content()


def test_where_nothing_fits_the_file_is_empty(invoke, ada):
    asked = invoke(audit_export, caller=ada.powers, body={"format": "ndjson"}).json["export_id"]

    gather(invoke, ada.workspace, asked)

    assert lying(ada.workspace, asked, "audit.ndjson") == b""


def test_whoever_has_left_gets_no_letter(invoke, ada, letters, gone):
    asked = invoke(workspace_export, caller=ada.powers).json["export_id"]
    gone("identity-people-1", ada.person, ada.workspace, ada.session)
    before = len(letters())

    gather(invoke, ada.workspace, asked)

    assert len(letters()) == before
