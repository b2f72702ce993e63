import os

import pytest

from infra.local.stores import open_stores
from tests.infra.local.runtime.hall import Hall


@pytest.fixture
def hall(tmp_path):
    before = dict(os.environ)
    stores = open_stores(None)
    made = Hall(tmp_path)
    yield made
    made.close()
    stores.close()
    os.environ.clear()
    os.environ.update(before)
