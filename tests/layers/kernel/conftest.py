"""The tables that the kernel writes to, on the local cloud's own engine, in memory."""

from infra.local.stores import open_stores  # noqa: F401, I001 - moto must be there before the first client

import pytest
from kernel import secrets

from tests.layers.kernel.notes import account as fresh_account
from tests.layers.kernel.notes import journal
from tests.layers.kernel.tables import stand


@pytest.fixture(autouse=True, scope="module")
def _tables():
    stand()


@pytest.fixture(autouse=True)
def _no_memories():
    secrets.forget()


@pytest.fixture
def notes():
    return journal()


@pytest.fixture
def account():
    return fresh_account()
