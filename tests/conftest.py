"""Every test runs offline, in the stage ``test``, on the local cloud: the same engine as ``make run``, in memory."""

from infra.local.environment import prepare

prepare("test")  # before anything imports kernel.settings

import pytest
from pytest_socket import socket_allow_hosts


@pytest.fixture(autouse=True, scope="session")
def _only_loopback():
    """No test reaches the network."""
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)
