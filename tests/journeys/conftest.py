"""A street to live in: the local cloud with all its front doors open, in this process."""

import json

import pytest

from infra import ROOT
from infra.local.gateway import Gateway
from tests.conftest import forget
from tests.journeys.neighbours import Street


@pytest.fixture(scope="module")
def street(_deployed):
    _deployed.stores.wipe()
    _deployed.pumps.wipe()
    forget()
    behaviours = json.loads((ROOT / "infra/edge/behaviours.json").read_text())
    gateway = Gateway(_deployed.deployment, _deployed.runtime, _deployed.stores, port=0, behaviours=behaviours)
    gateway.start()
    yield Street(_deployed, gateway)
    gateway.stop()
