import json

import pytest

from infra.catalogue import HOME, House
from infra.weave.problems import broken, possible
from kernel.api.problems import MEDIA_TYPE
from tests.infra.weave.houses import built

STOA, PARLOUR = House(HOME), House(HOME / "tests/house")

SIGNED_IN = {"unauthenticated", "forbidden", "unknown-origin", "unavailable", "invalid"}
WRITTEN = {"account-full", "object-too-large", "busy"}
BODY = {"malformed", "body-too-large", "unsupported"}
CHANGED = {"no-such-incident", "no-such-path", "precondition-failed", "bad-precondition", "malformed"}


def slugs(house, name):
    return {kind.slug() for kind in possible(house, house.function(name))}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ops/health_get", {"unknown-origin", "unavailable", "invalid", "too-many-requests", "unhealthy"}),
        ("ops/incidents_changes", SIGNED_IN | {"cannot-calculate-changes"}),
        (
            "ops/incidents_create",
            SIGNED_IN
            | WRITTEN
            | BODY
            | {"already-exists", "bad-idempotency-key", "idempotency-key-reused", "too-many-requests"},
        ),
        ("ops/incidents_delete", SIGNED_IN | WRITTEN | CHANGED),
        ("ops/incidents_get", SIGNED_IN | {"no-such-incident", "no-such-path"}),
        ("ops/incidents_list", SIGNED_IN | {"bad-cursor", "malformed"}),
        ("ops/incidents_resolve", SIGNED_IN | WRITTEN | BODY | CHANGED | {"resolved"}),
        ("ops/incidents_update", SIGNED_IN | WRITTEN | BODY | CHANGED | {"resolved", "too-long"}),
        ("ops/version_get", {"unknown-origin", "unavailable", "invalid", "too-many-requests"}),
    ],
)
def test_what_a_view_may_raise_is_found_and_nothing_else(name, expected):
    assert slugs(STOA, name) == expected


def test_what_a_webhook_proves_and_a_callback_takes_is_found():
    assert "forbidden" in slugs(PARLOUR, "parlour/letters_receive")
    assert "unknown-state" in slugs(PARLOUR, "parlour/guests_welcome")
    assert "unknown-state" in slugs(PARLOUR, "parlour/guests_return")


def test_what_another_room_refuses_comes_back_through_the_call():
    assert {"call-failed", "invalid"} <= slugs(PARLOUR, "parlour/pages_ask")


@pytest.mark.parametrize(
    ("refusal", "rooms"),
    [("name-taken", {"groups", "roles"}), ("domain-not-claimed", {"issuers"})],
)
def test_what_is_refused_of_a_name_or_a_domain_is_promised_exactly_where_one_is_given(refusal, rooms):
    paths = json.loads((HOME / "docs/openapi.json").read_text())["paths"]
    promised = {
        each["operationId"]
        for path in paths.values()
        for each in path.values()
        for answer in each["responses"].values()
        if refusal in answer.get("content", {}).get(MEDIA_TYPE, {}).get("examples", ())
    }

    assert promised == {f"identity.{room}_{verb}" for room in rooms for verb in ("create", "update")}


FUNCTION = '''"""Show a cup."""

from kernel.api import Api
from kernel.errors import NotFound

app = Api(__name__)


class {refusal}(NotFound):
    """There is none."""


@app.public("GET /api/kitchen/{name}", limit="60/minute per address")
def get() -> None:
    raise {refusal}("there is none")
'''


def kitchen(tmp_path, monkeypatch, **refusals):
    functions = {
        f"functions/kitchen/{name}_get.py": FUNCTION.format(name=name, refusal=refusal)
        for name, refusal in refusals.items()
    }
    return built(tmp_path, monkeypatch, functions)


def test_two_problems_of_one_name_are_refused_with_both_of_theirs(tmp_path, monkeypatch):
    (said,) = broken(kitchen(tmp_path, monkeypatch, cups="Broken", plates="Broken"))

    assert said == (
        "functions.kitchen.cups_get.Broken and functions.kitchen.plates_get.Broken are two problems of one name, "
        "broken; rename one"
    )


def test_what_a_module_keeps_to_itself_is_no_problem(tmp_path, monkeypatch):
    house = kitchen(tmp_path, monkeypatch, cups="_Broken", plates="_Broken")

    assert broken(house) == []
    assert "_-broken" not in {kind.slug() for each in house.all for kind in possible(house, each)}


@pytest.mark.parametrize("house", [STOA, PARLOUR], ids=["stoa", "parlour"])
def test_no_two_problems_of_a_house_have_one_name(house):
    assert broken(house) == []
