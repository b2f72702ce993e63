import json
from datetime import UTC, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import boto3
import pytest

from contracts.identity import ExportWanted
from infra.local.deployment import ACCOUNT
from kernel.outbox import publish
from tests.functions.agenda.lying import beside, filled
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import planned

FOLDER = "parts/acme/e1/"


@pytest.fixture
def taken_along(cloud):
    def taken_along():
        until = datetime.now(UTC) + timedelta(days=7)
        publish(ExportWanted(workspace="acme", export_id="e1", folder=FOLDER, until=until))
        cloud.pumps.drain()
        found = boto3.client("s3").get_object(Bucket=f"test-shared-exports-{ACCOUNT}", Key=f"{FOLDER}agenda.zip")
        with ZipFile(BytesIO(found["Body"].read())) as archive:
            return {name: [*map(json.loads, archive.read(name).splitlines())] for name in archive.namelist()}

    return taken_along


def test_what_a_workspace_has_is_put_where_its_archive_is_made(taken_along):
    office = Office()
    there = office.calendar(shares={"workspace": "read"}, bookable={"capacity": 8})
    filled(office, there)
    beside(office, there)
    home = planned(office)
    Office("globex")
    held = taken_along()

    (followed,) = held["agenda/subscriptions.ndjson"]
    assert (followed["calendar_id"], followed["host"]) == (there, "example.com")
    assert "s3cret" not in str(followed)
    calendars = {each["calendar_id"]: each["bookable"] for each in held["agenda/calendars.ndjson"]}
    assert calendars == {office.default(): None, there: {"capacity": 8}}
    assert [each["event"]["uid"] for each in held["agenda/events.ndjson"]] == ["lunch", "dinner"]
    assert [each["title"] for each in held["agenda/pages.ndjson"]] == ["there"]
    assert {each["title"] for each in held["agenda/bookings.ndjson"]} == {"there", "gone"}
    assert "digest" not in str(held["agenda/bookings.ndjson"])
    assert {(each["person"], each["thing_id"]) for each in held["agenda/shelves.ndjson"]} == {
        ("ada", office.default()),
        ("ada", there),
        ("ada", home),
    }
    (task,), (comment,), (project,) = (held[f"agenda/{name}.ndjson"] for name in ("tasks", "comments", "projects"))
    assert (task["task"]["title"], task["project_id"]) == ("Pay", project["project_id"])
    assert (comment["text"], comment["task_id"]) == ("Soon", task["task_id"])
    assert [(each["person"], each["wanted"]["name"]) for each in held["agenda/filters.ndjson"]] == [("ada", "Urgent")]


def test_much_of_a_kind_is_in_several_files(taken_along, monkeypatch):
    monkeypatch.setattr("agenda.house.exporting.LARGEST", 1)
    office = Office()
    office.calendar()
    held = taken_along()

    assert [len(held[f"agenda/calendars{number}.ndjson"]) for number in ("", "-2")] == [1, 1]
