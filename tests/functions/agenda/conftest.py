import pytest

from tests.functions.agenda.carrying import Carrier
from tests.functions.agenda.chambers import Chambers
from tests.functions.agenda.elsewhere import Follower, elsewhere
from tests.functions.agenda.fronts import Front
from tests.functions.agenda.guests import Party
from tests.functions.agenda.happenings import Diary
from tests.functions.agenda.offices import Office
from tests.functions.agenda.receptions import Reception
from tests.functions.agenda.reminding import Desk
from tests.functions.identity.colleagues import Company


@pytest.fixture
def office(cloud):
    return Office()


@pytest.fixture
def firm(cloud):
    """An office that identity knows, too."""
    return Office(Company().id)


@pytest.fixture
def party(invoke, cloud, firm):
    return Party(invoke, cloud, firm)


@pytest.fixture
def diary(invoke, office):
    """Ada's own calendar."""
    return Diary(invoke, office.default(), office.ada)


@pytest.fixture
def carrier(invoke, cloud, office):
    """Who carries files in and out of Ada's own calendar."""
    return Carrier(invoke, cloud, office.default(), office.ada)


@pytest.fixture
def chambers(office):
    """Rooms and resources."""
    return Chambers(office)


@pytest.fixture
def desk(invoke, cloud):
    """Ada's, where she is reminded of things."""
    return Desk(invoke, cloud)


@pytest.fixture
def reception(invoke, office):
    """Where guests book Ada's time."""
    return Reception(invoke, office)


@pytest.fixture
def there(tmp_path, monkeypatch):
    """Somebody else's server."""
    with elsewhere(tmp_path, monkeypatch) as server:
        yield server


@pytest.fixture
def follower(invoke, cloud, office, there):
    """Ada, who follows what is there."""
    return Follower(invoke, cloud, office, there)


@pytest.fixture
def front(invoke, cloud):
    """The same, where everybody is written to."""
    return Front(invoke, cloud)
