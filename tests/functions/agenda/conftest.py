import pytest

from tests.functions.agenda.happenings import Diary
from tests.functions.agenda.offices import Office


@pytest.fixture
def office(cloud):
    return Office()


@pytest.fixture
def diary(invoke, office):
    """Ada's own calendar."""
    return Diary(invoke, office.default(), office.ada)
