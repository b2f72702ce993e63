import pytest

from infra.local.stores import open_stores
from tests.infra.local.deploy.site import Site


@pytest.fixture
def stores():
    opened = open_stores(None)
    yield opened
    opened.close()


@pytest.fixture
def site(tmp_path, stores):
    return Site(tmp_path)
