import json
from datetime import UTC, datetime, timedelta

import pytest

from functions.ops import incidents_create, incidents_resolve, status_publish, status_refresh
from tests.functions.ops.long_ago import opened_long_ago


@pytest.fixture
def later(monkeypatch):
    """Let the pages' clock be ahead of everybody's."""
    from ops.status import service

    def later(**much):
        class Later(datetime):
            @classmethod
            def now(cls, _=None):
                return datetime.now(UTC) + timedelta(**much)

        monkeypatch.setattr(service, "datetime", Later)

    return later


@pytest.fixture
def read(shelf):
    return lambda workspace="acme": json.loads(shelf(f"public/{workspace}/status.json"))


def test_what_is_over_for_thirty_days_goes_without_any_change(invoke, cloud, read, later):
    opened = invoke(incidents_create).json["incident_id"]
    invoke(incidents_resolve, incident_id=opened)
    cloud.pumps.drain()
    assert [it["incident_id"] for it in read()["incidents"]] == [opened]

    later(days=30, minutes=1)
    invoke(status_refresh)
    assert read()["incidents"] == []


def test_each_page_is_of_its_own_workspace(invoke, read, later):
    opened_long_ago("globex")
    for workspace in ("acme", "globex"):
        invoke(status_publish, caller={"workspace": workspace})

    later(hours=2)
    invoke(status_refresh)
    assert {workspace: read(workspace)["status"] for workspace in ("acme", "globex")} == {
        "acme": "none",
        "globex": "minor",
    }
    assert all(datetime.fromisoformat(read(each)["updated"]) > datetime.now(UTC) for each in ("acme", "globex"))
