import pytest

from infra.catalogue import HOME, House
from infra.weave.problems import possible

STOA, PARLOUR = House(HOME), House(HOME / "tests/house")


def slugs(house, name):
    return {kind.slug() for kind in possible(house, house.function(name))}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ops/incidents_get", {"no-such-incident", "no-such-path", "forbidden", "unauthenticated"}),
        ("ops/incidents_update", {"resolved", "too-long", "precondition-failed", "busy", "bad-precondition"}),
        ("ops/incidents_create", {"already-exists", "account-full", "idempotency-key-reused", "too-many-requests"}),
        ("ops/incidents_changes", {"cannot-calculate-changes"}),
        ("ops/incidents_list", {"bad-cursor"}),
        ("ops/health_get", {"unhealthy"}),
    ],
)
def test_what_a_view_raises_somewhere_below_is_found(name, expected):
    assert expected <= slugs(STOA, name)


@pytest.mark.parametrize(
    ("name", "foreign"),
    [
        ("ops/incidents_get", {"resolved", "too-long", "already-exists", "bad-cursor", "bad-idempotency-key"}),
        ("ops/version_get", {"no-such-incident", "unhealthy", "busy", "unauthenticated"}),
        ("ops/incidents_delete", {"bad-idempotency-key", "unsupported", "resolved"}),
    ],
)
def test_what_a_view_cannot_raise_is_not_said_of_it(name, foreign):
    assert not foreign & slugs(STOA, name)


def test_what_a_webhook_proves_and_a_callback_takes_is_found():
    assert "forbidden" in slugs(PARLOUR, "parlour/letters_receive")
    assert "unknown-state" in slugs(PARLOUR, "parlour/guests_welcome")


def test_what_another_room_refuses_comes_back_through_the_call():
    assert {"call-failed", "invalid"} <= slugs(PARLOUR, "parlour/pages_ask")
