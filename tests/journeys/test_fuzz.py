"""A fuzzer that knows only docs/openapi.json: whatever it thinks of, no answer is a bug, and none is undocumented."""

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from infra.local.cloud import ROOT
from tests.journeys.running import Running

schema = schemathesis.openapi.from_path(str(ROOT / "docs/openapi.json"))


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    running = Running.start(tmp_path_factory.mktemp("state"))
    yield running
    running.stop()


@schema.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_one_that_the_description_promises(case, running):
    case.call_and_validate(base_url=running.url, headers={"Authorization": f"Bearer {running.key}"})
