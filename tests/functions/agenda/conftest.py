import pytest

from tests.functions.agenda.happenings import Diary
from tests.functions.agenda.offices import Office
from tests.functions.agenda.receptions import Reception
from tests.functions.agenda.reminding import Desk


@pytest.fixture
def office(cloud):
    return Office()


@pytest.fixture
def diary(invoke, office):
    """Ada's own calendar."""
    return Diary(invoke, office.default(), office.ada)


@pytest.fixture
def desk(invoke, cloud):
    """Ada's, where she is reminded of things."""
    return Desk(invoke, cloud)


@pytest.fixture
def reception(invoke, office):
    """Where guests book Ada's time."""
    return Reception(invoke, office)
