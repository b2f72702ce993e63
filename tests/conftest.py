"""Every test runs offline, in the stage ``test``, on the local cloud: the same engine as ``make run``, in memory."""

import gc
from collections import Counter

from infra.local.environment import prepare

prepare("test", mail_domain="parlour.example.com")  # before anything imports kernel.settings

import pytest
from hypothesis import settings
from pytest_socket import socket_allow_hosts

import infra.local.stores  # noqa: F401 - moto hears of no client that was made before it
from identity.passwords import hashes, price
from infra import ROOT
from infra.local.cloud import Cloud
from infra.local.gateway import Gateway

gc.set_threshold(50_000, 20, 100)  # a house is hundreds of megabytes, and looking through it for garbage takes long
settings.register_profile("unhurried", deadline=None)  # how long an example takes says what else the machine does
settings.load_profile("unhurried")
price.cost = hashes.LEAST  # the price of production is pinned in tests/layers/identity/passwords, and paid in journeys

LONG = ("tests/journeys", "tests/docs", "tests/layers/kernel/test_journal_model.py")
"""What takes long comes first, so that at the end no worker waits for the other."""


def pytest_collection_modifyitems(items):
    names = Counter(item.nodeid for item in items)
    if twice := [name for name, times in names.items() if times > 1]:
        raise pytest.UsageError(f"of tests that share a name, several workers run one: {', '.join(twice)}")
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


@pytest.fixture(autouse=True, scope="session")
def _only_loopback():
    """No test reaches the network."""
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture(scope="session")
def _deployed():
    """An account with the house in it, and the house that lives in these tests; deployed once."""
    cloud = Cloud.start(ROOT / "tests/house/template.yaml", stage="test")
    gc.collect()
    gc.freeze()  # what there is now stays until the end
    yield cloud
    cloud.close()


@pytest.fixture
def cloud(_deployed):
    """That account, with nothing in it."""
    _deployed.stores.wipe()
    _deployed.pumps.wipe()
    forget()
    return _deployed


@pytest.fixture
def gateway(cloud):
    """The account with its front doors open."""
    gateway = Gateway(
        cloud.deployment,
        cloud.runtime,
        cloud.stores,
        port=0,
        behaviours=[{"pattern": "/api/parlour/*", "api": "parlour"}, {"pattern": "/api/ops/*", "api": "ops"}],
        sockets={"/parlour": "parlour-socket"},
    )
    gateway.start()
    yield gateway
    gateway.stop()


def forget():
    """Let the process forget what a container may remember: leases, cached secrets and data keys."""
    from identity import signing
    from kernel import limits, seals, secrets

    limits.forget()
    seals.forget()
    secrets.forget()
    signing.forget()
