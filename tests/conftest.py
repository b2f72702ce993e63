"""Every test runs offline, in the stage ``test``, on the local cloud: the same engine as ``make run``, in memory."""

import os

os.environ.update(
    {
        "STAGE": "test",
        "ACCOUNT": "000000000000",
        "AWS_REGION": "eu-central-1",
        "AWS_DEFAULT_REGION": "eu-central-1",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",
        "AWS_EC2_METADATA_DISABLED": "true",
        "MOTO_ACCOUNT_ID": "000000000000",
        "ORIGIN_HASHES": "2e6b0c5b3ae1d8a5e0b2d9b7b5f5b4b8c9a0d3d2d4c1f0e7a6958473625140ff",
        "LOG_LEVEL": "INFO",
        "PYDANTIC_DISABLE_PLUGINS": "1",
    }
)
for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "AWS_PROFILE"):
    os.environ.pop(name, None)

import pytest
from pytest_socket import socket_allow_hosts


@pytest.fixture(autouse=True, scope="session")
def _only_loopback():
    """No test reaches the network."""
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)
