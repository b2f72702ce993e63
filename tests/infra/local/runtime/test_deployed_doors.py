"""A door that is not the one that is deployed is known, whichever side of it changed."""

import pytest

from infra.local import anew
from infra.local.deployment import HttpApi, Route
from infra.local.runtime.reloading import undeployed

ASKED = """
from kernel.api import Api
app = Api(__name__)
@app.public("GET /api/hall/things", limit="5/minute per address")
def things() -> None: ...
"""
TICKS = """
from kernel.api import Api
app = Api(__name__)
@app.every("1 hour", grants=["hall-notes-1:GetItem"])
def tick() -> None: ...
"""


@pytest.fixture
def one(hall):
    """A function that was asked for by HTTP when it was deployed."""
    name = hall.function("one", ASKED)
    hall.deployment.http.append(HttpApi("a1", "test-hall", (Route("GET", "/api/hall/things", name),)))
    return name


def changed(hall, name, source):
    """What is said of a function once its file is another."""
    if source is not None:
        hall.runtime.reload([hall.file("one", source)])
    assert hall.runtime.load([name]) == {}
    return hall.runtime.doors.changed()


def test_a_door_that_says_what_it_said_is_the_deployed_one(hall, one):
    assert changed(hall, one, None) == []
    assert changed(hall, one, ASKED.replace("def things", "def others")) == []


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("/api/hall/things", "/api/hall/others"),
        ("GET ", "POST "),
        ("5/minute", "6/minute"),
        ('address")', 'address", timeout=20)'),
        ('address")', 'address", grants=["hall-notes-1:GetItem"])'),
        (ASKED, TICKS),
    ],
)
def test_a_door_that_says_something_else_is_not(hall, one, was, becomes):
    assert changed(hall, one, None) == []
    assert changed(hall, one, ASKED.replace(was, becomes)) == [one]
    assert changed(hall, one, ASKED) == []


def test_a_route_that_was_never_deployed_is_known_at_the_first_sight(hall, one):
    assert changed(hall, one, ASKED.replace("things", "others")) == [one]


def test_a_door_that_answers_head_too_has_two_routes(hall):
    both = ASKED.replace(", limit=", ", head=True, limit=")
    one = hall.function("one", both)
    routes = tuple(Route(method, "/api/hall/things", one) for method in ("GET", "HEAD"))
    hall.deployment.http.append(HttpApi("a1", "test-hall", routes))
    assert changed(hall, one, None) == []
    assert changed(hall, one, ASKED) == [one]


def test_a_schedule_that_ticks_otherwise_is_known(hall):
    one = hall.function("one", TICKS)
    assert changed(hall, one, None) == []
    assert changed(hall, one, TICKS.replace("1 hour", "1 day")) == [one]


def test_what_declares_no_door_has_none_that_could_change(hall):
    one = hall.function("one", "def app(e, c): return 1")
    assert changed(hall, one, "def app(e, c): return 2") == []
    assert changed(hall, one, "from kernel.api import Api\napp = Api(__name__)") == []


def test_a_file_that_no_deployed_function_is_made_of_is_known(hall):
    hall.function("one", ASKED)
    new, layer = hall.file("two", ASKED), hall.layer("words", "x = 1")
    gone = hall.folder / "functions/hall/gone.py"
    seen = undeployed(hall.deployment, [new, layer, gone, hall.folder / "functions/hall/one.py"])
    assert seen == [new]
    assert list(anew.undeployed(["test-hall-one"], seen, hall.folder)) == [
        "the door of test-hall-one is not the one that is deployed: make weave, then restart",
        "functions/hall/two.py is not deployed: make weave, then restart",
    ]
