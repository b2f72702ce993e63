import json

import boto3
import pytest

from contracts.erasure import ROOMS
from functions.identity import (
    audit_export,
    audit_fetch,
    exports_begin,
    exports_gather,
    workspace_export,
    workspace_fetch,
)
from identity.exporting.table import ExportTable
from infra.local.deployment import ACCOUNT
from tests.functions.identity.exported import gather, lying, step, unpacked


def change(rows, before=None):
    """What the stream tells of the one export that there is."""
    (row,) = rows("identity-exports-1")
    images = {"NewImage": row, **({"OldImage": before} if before else {})}
    return {
        "Records": [
            {
                "eventID": "1",
                "eventName": "MODIFY" if before else "INSERT",
                "eventSourceARN": f"arn:aws:dynamodb:eu-central-1:{ACCOUNT}:table/test-identity-exports-1/stream/1",
                "dynamodb": {"SequenceNumber": "1", "Keys": {name: row[name] for name in ("pk", "sk")}, **images},
            }
        ]
    }


@pytest.fixture
def queued(cloud):
    """The steps that wait to be done."""

    def queued():
        sqs = boto3.client("sqs")
        url = sqs.get_queue_url(QueueName="test-identity-export")["QueueUrl"]
        found = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
        return [json.loads(each["Body"])["step"] for each in found]

    return queued


def test_a_new_one_is_gathered_and_the_other_rooms_hear_of_it(invoke, cloud, join, told):
    ada = join()
    asked = invoke(workspace_export, caller=ada.powers).json["export_id"]

    cloud.pumps.drain()

    (event,) = told("identity.ExportWanted")
    assert (event["workspace"], event["folder"]) == (ada.workspace, f"parts/{ada.workspace}/{asked}/")
    work = ExportTable().get(ada.workspace, asked).work
    invoke(exports_gather, event=step(ada.workspace, asked, work.step))  # what would look again in a second
    assert invoke(workspace_fetch, caller=ada.powers, export_id=asked).json["status"] == "ready"
    held, _ = unpacked(lying(ada.workspace, asked, "workspace.zip"))
    assert held.keys() >= ROOMS


def test_the_log_is_nothing_that_other_rooms_hold(invoke, cloud, join, told):
    ada = join()
    asked = invoke(audit_export, caller=ada.powers, body={}).json["export_id"]

    cloud.pumps.drain()

    assert told("identity.ExportWanted") == []
    assert invoke(audit_fetch, caller=ada.powers, export_id=asked).json["status"] == "ready"


def test_each_step_is_followed_by_the_next_until_it_is_ready(invoke, join, rows, queued):
    ada = join()
    asked = invoke(workspace_export, caller=ada.powers).json["export_id"]
    (before,) = rows("identity-exports-1")

    gather(invoke, ada.workspace, asked, most=1)
    invoke(exports_begin, event=change(rows, before))
    assert queued() == [2]

    gather(invoke, ada.workspace, asked, steps=2)
    invoke(exports_begin, event=change(rows, before))
    assert queued() == []
