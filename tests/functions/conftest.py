"""Functions are tested as Lambda runs them: with their own role, against the account that the templates describe.

A function is granted exactly what its tests show that it needs: the AWS calls it made are compared with its grants when
all its tests have run; so are the DynamoDB operations that one invocation made, with its figure in round_trips.json.
"""

import json
from dataclasses import dataclass
from functools import cache

import pytest

from infra import ROOT
from infra.catalogue import House
from infra.local.environment import ORIGIN_SECRET
from tests.functions.looking import rows, shelf, told  # noqa: F401 - fixtures
from tests.functions.sweeping import a_month_later  # noqa: F401 - the same
from tests.functions.trips import Trips, bound, figures

HOUSES = {"functions": ROOT, "tests": ROOT / "tests/house"}
OPTIONAL = {"if-match", "idempotency-key"}
_partial = set()


@dataclass
class Said:
    """What a function answered: over HTTP, or otherwise."""

    payload: object
    log: str = ""

    @property
    def status(self):
        return self.payload["statusCode"]

    @property
    def headers(self):
        return self.payload["headers"]

    @property
    def cookies(self):
        return self.payload["multiValueHeaders"].get("Set-Cookie", [])

    @property
    def text(self):
        return self.payload["body"]

    @property
    def json(self):
        return json.loads(self.text)

    @property
    def problem(self):
        assert self.headers["Content-Type"] == "application/problem+json"
        return self.json["type"].rpartition(":")[2]


def physical(module):
    room, name = module.__name__.split(".")[-2:]
    return f"test-{room}-{name.replace('_', '-')}"


def sample(module):
    """The woven event of the function."""
    root = HOUSES[module.__name__.partition(".")[0]]
    room, name = module.__name__.split(".")[-2:]
    return json.loads((root / "events" / room / f"{name}.json").read_text())


@cache
def described(root):
    """The problems that the description of the API promises, operation by operation."""
    paths = json.loads((root / "docs/openapi.json").read_text())["paths"]
    return {each["operationId"]: _promised(each["responses"]) for path in paths.values() for each in path.values()}


def _promised(responses):
    """Only from here: whether the description follows from the source, `make check` says."""
    said = [answer.get("content", {}).get("application/problem+json", {}) for answer in responses.values()]
    return {slug for each in said for slug in each.get("examples", ())}


def documented(module):
    """The problems that the description of the API promises of the function."""
    return described(HOUSES[module.split(".")[0]])[".".join(module.split(".")[-2:])]


@cache
def house(root):
    return House(root)


@pytest.fixture
def invoke(cloud):
    """Call a function with its sample event, or with a variation of it."""

    def invoke(module, *, event=None, body=..., query=None, headers=None, caller=None, raw=None, **parts):
        if event is None:
            event = sample(module)
        if "httpMethod" in event:
            usual = {name: value for name, value in event["headers"].items() if name not in OPTIONAL}
            event["headers"] = {**usual, "x-origin-secret": ORIGIN_SECRET, **(headers or {})}
            if body is not ...:
                event["body"], event["isBase64Encoded"] = json.dumps(body), False
            if raw is not None:
                event["body"], event["isBase64Encoded"] = raw, False
            if query is not None:
                event["multiValueQueryStringParameters"] = {
                    k: [str(each) for each in (v if isinstance(v, list) else [v])] for k, v in query.items()
                }
            if caller is not None:
                event["requestContext"]["authorizer"] = {**event["requestContext"]["authorizer"], **caller}
            if parts:
                event["pathParameters"] = {**(event["pathParameters"] or {}), **parts}
                event["path"] = event["resource"].format(**event["pathParameters"])
        result = cloud.runtime.invoke(physical(module), event)
        assert not result.error, result.error
        said = Said(result.payload, result.log)
        if "httpMethod" in event and said.headers.get("Content-Type") == "application/problem+json":
            assert said.problem in documented(module.__name__), "a problem that is not documented came back"
        return said

    return invoke


def pytest_deselected(items):
    _partial.update(item.path for item in items)


@pytest.fixture(scope="module", autouse=True)
def _grants_are_exact(request, _deployed):
    """Spare grants are judged only when every test of the function ran, and none failed."""
    calls, failed = _deployed.runtime.calls, request.session.testsfailed
    calls.clear()
    yield
    room, name = request.path.parent.name, request.path.stem.removeprefix("test_")
    function = f"test-{room}-{name.replace('_', '-')}"
    assert function in _deployed.deployment.functions, f"there is no function {function}"
    denied = {call.grant for call in calls if call.function == function and not call.allowed}
    assert not denied, f"{function} lacks grants"
    if _whole(request) and request.session.testsfailed == failed:
        granted = set(house(_root(room)).function(f"{room}/{name}").door.all_grants())
        assert granted == calls.grants(function), f"{function} has grants that none of its tests needs"


@pytest.fixture(scope="module", autouse=True)
def _trips(request, _deployed):
    """No invocation makes more DynamoDB operations than its figure, and no figure is more than what is made."""
    failed = request.session.testsfailed
    with Trips().counted(_deployed.runtime.calls) as trips:
        yield trips
    room, name = request.path.parent.name, request.path.stem.removeprefix("test_")
    allowed, made = figures(), trips.most(f"test-{room}-{name.replace('_', '-')}")
    every = {each.removeprefix("test-").replace("-", "/", 1) for each in _deployed.deployment.functions}
    assert {each.replace("_", "-") for each in allowed} == every, "round_trips.json is about other functions"
    assert len(made) <= allowed[f"{room}/{name}"], f"{room}/{name} made too many: {made}"
    most = bound(f"{room}/{name}", house(_root(room)).function(f"{room}/{name}").door)
    assert most is None or allowed[f"{room}/{name}"] <= most, f"somebody waits for {room}/{name}"
    if _whole(request) and request.session.testsfailed == failed:
        assert len(made) == allowed[f"{room}/{name}"], f"{room}/{name} makes do with fewer: {made}"


def _whole(request):
    """Whether all tests of the module run."""
    return request.path not in _partial and not any("::" in argument for argument in request.config.args)


def _root(room):
    return HOUSES["tests"] if room == "parlour" else ROOT


@pytest.fixture
def round_trips(_trips):
    """The DynamoDB operations that a function has made in this test, sorted."""
    before = len(_trips)
    return lambda module: _trips.of(physical(module), since=before)
