import json
from datetime import UTC, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import boto3

from contracts.identity import ExportWanted
from functions.ops import incidents_create
from infra.local.deployment import ACCOUNT
from kernel.outbox import publish

FOLDER = "parts/acme/e1/"


def taken_along():
    found = boto3.client("s3").get_object(Bucket=f"test-shared-exports-{ACCOUNT}", Key=f"{FOLDER}ops.zip")
    with ZipFile(BytesIO(found["Body"].read())) as archive:
        return [json.loads(line) for line in archive.read("ops/incidents.ndjson").splitlines()]


def test_the_incidents_of_a_workspace_are_put_where_its_archive_is_made(invoke, cloud):
    opened = [invoke(incidents_create, body={"title": title, "message": "…"}).json for title in ("One", "Two")]
    invoke(incidents_create, caller={"workspace": "globex"})
    until = datetime.now(UTC) + timedelta(days=7)

    publish(ExportWanted(workspace="acme", export_id="e1", folder=FOLDER, until=until))
    cloud.pumps.drain()

    assert taken_along() == opened[::-1]
