import pytest

from tests.functions.agenda.happenings import Diary
from tests.functions.agenda.offices import Office
from tests.functions.agenda.receptions import Reception


@pytest.fixture
def office(cloud):
    return Office()


@pytest.fixture
def diary(invoke, office):
    """Ada's own calendar."""
    return Diary(invoke, office.default(), office.ada)


@pytest.fixture
def reception(invoke, office):
    """Where guests book Ada's time."""
    return Reception(invoke, office)
