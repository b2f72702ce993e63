import pytest

from infra.catalogue import HOME, House
from infra.weave import laws
from infra.weave.behaviours import behaviours, fits, serving
from kernel.doors import SocketDoor
from tests.infra.weave.houses import Declared, endpoint, renamed, view


class Street:
    """Several rooms, each with these paths."""

    def __init__(self, tmp_path, **paths):
        self.rooms = tuple(paths)
        self._http = {}
        for room, theirs in paths.items():
            doors = {f"thing_{n}": endpoint(f"GET {path}") for n, path in enumerate(theirs)}
            house = Declared(tmp_path / room, **doors)
            self._http[room] = [renamed(function, room=room) for function in house.functions("garden")]

    def http(self, room):
        return self._http[room]

    def functions(self, room):
        return self._http[room]

    @property
    def all(self):
        return [function for functions in self._http.values() for function in functions]


@pytest.fixture
def street(tmp_path):
    return Street(
        tmp_path,
        identity=["/api/auth/session", "/api/workspace/people", "/scim/v2/{workspace}/Users"],
        integrations=["/api/integrations/list", "/api/auth/{provider}/login", "/api/auth/{provider}/callback"],
        mail=["/api/mail/boxes", "/.well-known/jmap"],
        ops=["/api/ops/health"],
    )


def test_the_most_specific_pattern_comes_first(street):
    patterns = [behaviour["pattern"] for behaviour in behaviours(street)]

    assert patterns.index("/api/auth/*/login") < patterns.index("/api/auth/*")
    assert patterns.index("/api/auth/*/callback") < patterns.index("/api/auth/*")


@pytest.mark.parametrize(
    ("path", "room"),
    [
        ("/api/auth/google/login", "integrations"),
        ("/api/auth/google/callback", "integrations"),
        ("/api/auth/session", "identity"),
        ("/api/workspace/people/7", "identity"),
        ("/scim/v2/acme/Users", "identity"),
        ("/.well-known/jmap", "mail"),
        ("/api/ops/incidents/changes", "ops"),
        ("/api/opsomething", None),
        ("/", None),
    ],
)
def test_every_path_leads_to_its_room(street, path, room):
    assert serving(path, behaviours(street)) == room


def test_only_what_a_room_serves_leads_anywhere(street):
    patterns = {behaviour["pattern"] for behaviour in behaviours(street)}

    assert "/.well-known/openid-configuration" not in patterns
    assert "/jmap/*" not in patterns


def test_a_path_that_the_edge_would_send_to_another_room_is_unlawful(tmp_path):
    street = Street(tmp_path, identity=["/api/auth/passkeys/login"], integrations=["/api/auth/{provider}/login"])

    assert list(laws._edge(street)) == [
        "functions/identity/thing_0.py: the edge sends /api/auth/passkeys/login to integrations"
    ]


def test_a_websocket_api_is_found_under_the_name_of_its_room(tmp_path):
    house = Declared(tmp_path, bees_connect=SocketDoor(view=view, route="$connect"))

    assert behaviours(house) == [{"pattern": "/garden", "socket": "garden-socket"}]


def test_patterns_mean_what_cloudfront_takes_them_for():
    assert fits("/api/a/b/c", "/api/*/c")
    assert not fits("/api/[x]", "/api/[xyz]")
    assert fits("/api/[xyz]", "/api/[xyz]")
    assert not fits("/API/x", "/api/*")


def test_every_door_of_the_houses_is_reached():
    houses = House(HOME), House(HOME / "tests/house")
    led = behaviours(*houses)

    for house in houses:
        for room in house.rooms:
            for function in house.http(room):
                assert serving(function.door.path, led) == room
