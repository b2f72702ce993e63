"""A fuzzer that knows only docs/openapi.json: whatever it thinks of, no answer is a bug, and none is undocumented."""

import os
from uuid import UUID

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS, load_all_checks

from infra import ROOT
from tests.journeys.running import Running

EXAMPLES = 400 if "SOAK" in os.environ else 40
NOT_OURS = {
    "unsupported_method",  # API Gateway answers 404 to a method that no route has, and so do we
    "positive_data_acceptance",  # a cursor or an idempotency key may have the right form and not be a good one
}

schema = schemathesis.openapi.from_path(str(ROOT / "docs/openapi.json"))
load_all_checks()


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    running = Running.start(tmp_path_factory.mktemp("state"))
    yield running
    assert "this is a bug" not in running.text
    assert "Traceback" not in running.text
    running.stop()


@pytest.fixture(scope="module")
def incident(running):
    return running.ask("GET", "/api/ops/incidents")[1]["items"][0]["incident_id"]


def names_something(case):
    try:
        return bool(UUID((case.path_parameters or {}).get("incident_id")))
    except (ValueError, TypeError, AttributeError):
        return False


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_one_that_the_description_promises(case, running, incident):
    if names_something(case) and case.method != "DELETE":
        case.path_parameters["incident_id"] = incident  # the fuzzer would guess one only by a miracle
    case.call_and_validate(
        base_url=running.url,
        headers={"Authorization": f"Bearer {running.key}"},
        excluded_checks=[CHECKS.get_one(name) for name in sorted(NOT_OURS)],
    )
