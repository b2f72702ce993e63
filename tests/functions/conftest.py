"""Functions are tested as Lambda runs them: with their own role, against the account that the templates describe.

A function is granted exactly what its tests show that it needs: the AWS calls it made are compared with its grants when
all its tests have run.
"""

import json
from dataclasses import dataclass

import pytest

from infra.local.cloud import ROOT
from infra.local.environment import ORIGIN_SECRET
from tests.functions.looking import rows, shelf, told  # noqa: F401 - fixtures

HOUSES = {"functions": ROOT, "tests": ROOT / "tests/house"}
_partial = set()


@dataclass
class Said:
    """What a function answered: over HTTP, or otherwise."""

    payload: object

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


@pytest.fixture
def invoke(cloud):
    """Call a function with its sample event, or with a variation of it."""

    def invoke(module, *, event=None, body=..., query=None, headers=None, caller=None, raw=None, **parts):
        if event is None:
            event = sample(module)
        if "httpMethod" in event:
            event["headers"] = {**event["headers"], "x-origin-secret": ORIGIN_SECRET, **(headers or {})}
            if body is not ...:
                event["body"], event["isBase64Encoded"] = json.dumps(body), False
            if raw is not None:
                event["body"], event["isBase64Encoded"] = raw, False
            if query is not None:
                event["multiValueQueryStringParameters"] = {k: [str(v)] for k, v in query.items()}
            if caller is not None:
                event["requestContext"]["authorizer"] = {**event["requestContext"]["authorizer"], **caller}
            if parts:
                event["pathParameters"] = {**(event["pathParameters"] or {}), **parts}
                event["path"] = event["resource"].format(**event["pathParameters"])
        result = cloud.runtime.invoke(physical(module), event)
        assert not result.error, result.error
        return Said(result.payload)

    return invoke


def pytest_deselected(items):
    _partial.update(item.fspath for item in items)


@pytest.fixture(scope="module", autouse=True)
def _grants_are_exact(request, _deployed):
    """Spare grants are judged only when every test of the function ran."""
    before = len(_deployed.runtime.calls)
    failed = request.session.testsfailed
    yield
    stem = request.path.stem.removeprefix("test_")
    physical = f"test-{request.path.parent.name}-{stem.replace('_', '-')}"
    function = _deployed.deployment.functions.get(physical)
    if function is None:
        return
    from infra.catalogue import House

    root = ROOT if request.path.parent.name != "parlour" else HOUSES["tests"]
    door = next(each.door for each in House(root).functions(request.path.parent.name) if each.name == stem)
    used = {call.grant for call in _deployed.runtime.calls[before:] if call.function == physical}
    assert used <= set(door.all_grants()), f"{physical} lacks grants"
    whole = request.path not in _partial and not any("::" in arg for arg in request.config.args)
    if whole and request.session.testsfailed == failed:
        assert set(door.all_grants()) <= used, f"{physical} has grants that none of its tests needs"


@pytest.fixture
def round_trips(cloud):
    """The AWS operations that a function made in this test, sorted: for HTTP that is what a request costs."""
    start = len(cloud.runtime.operations)

    def round_trips(module):
        made = cloud.runtime.operations[start:]
        return sorted(operation for function, operation in made if function == physical(module))

    return round_trips
