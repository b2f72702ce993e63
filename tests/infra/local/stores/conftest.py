import pytest

from infra.local.stores import open_stores
from tests.infra.local.stores.aws import Table


@pytest.fixture(params=["memory", "file"])
def stores(request, tmp_path):
    """Stores with nothing in them; every sentence about them holds for both kinds."""
    opened = open_stores(tmp_path / "state" if request.param == "file" else None)
    yield opened
    opened.close()


@pytest.fixture
def table(stores):
    return Table()


class Process:
    """A process that begins and ends, over a state folder that stays."""

    def __init__(self, state):
        self.state = state
        self.stores = open_stores(state)

    def restart(self):
        self.stores.close()
        self.stores = open_stores(self.state)
        return self.stores


@pytest.fixture
def process(tmp_path):
    begun = Process(tmp_path / "state")
    yield begun
    begun.stores.close()
