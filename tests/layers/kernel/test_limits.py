from uuid import uuid4

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError
from hypothesis import given
from hypothesis import strategies as st

from kernel import limits
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.doors import Limit
from kernel.errors import TooManyRequests
from kernel.limits import LimitReached, network, spend
from tests.layers.kernel.crowd import crowd
from tests.layers.kernel.wire import calls, disturbed


class Clock:
    now = 1_800_000_000.0

    def time(self):
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(limits, "time", clock)
    return clock


@pytest.fixture
def door():
    return f"GET /api/{uuid4()}"


def ada(workspace="acme", person="ada"):
    return Caller(WorkspaceId(workspace), PersonId(person), "owner", frozenset(), "s")


def knock(door, *texts, caller=None, address="192.0.2.1"):
    """Whether one is let in."""
    try:
        spend([Limit.parse(text) for text in texts], door=door, caller=caller or ada(), address=address)
    except TooManyRequests:
        return 0
    return 1


@pytest.mark.parametrize("per", ["caller", "address", "workspace"])
def test_as_many_as_the_limit_says_are_let_in(door, per):
    assert sum(knock(door, f"7/minute per {per}") for _ in range(12)) == 7


@pytest.mark.parametrize("per", ["caller", "address", "workspace"])
def test_the_next_window_lets_in_again(door, per, clock):
    assert sum(knock(door, f"7/minute per {per}") for _ in range(12)) == 7
    clock.now += 60
    assert sum(knock(door, f"7/minute per {per}") for _ in range(12)) == 7


def test_everybody_is_counted_for_themselves(door):
    text = "1/minute per caller"
    assert knock(door, text) == 1
    assert knock(door, text, caller=ada(person="eve")) == 1
    assert knock(door, text, caller=ada(workspace="other")) == 1
    assert knock(door, text) == 0
    assert knock(f"{door}/other", text) == 1
    assert knock(door, "1/minute per address", address="192.0.2.1") == 1
    assert knock(door, "1/minute per address", address="192.0.2.2") == 1
    assert knock(door, "1/minute per address", address="192.0.2.2") == 0


def test_each_of_several_limits_counts(door):
    both = ("2/minute per caller", "3/hour per workspace")
    assert [knock(door, *both) for _ in range(3)] == [1, 1, 0]
    assert [knock(door, *both, caller=ada(person="eve")) for _ in range(2)] == [1, 0]


def refused(door, *texts, person="ada"):
    """Whose limit refuses, if any does."""
    try:
        spend([Limit.parse(text) for text in texts], door=door, caller=ada(person=person), address="")
    except LimitReached as reached:
        return reached.limit.per
    return None


def test_who_may_knock_no_more_takes_nothing_from_the_others(door):
    both = "5/minute per workspace", "2/minute per caller"
    assert [refused(door, *both, person=each) for each in "aaaaaab"] == [None] * 2 + ["caller"] * 4 + [None]
    assert [refused(door, *both, person=each) for each in "bcc"] == [None, None, "workspace"]


def test_what_a_workspace_may_do_no_more_counts_for_nobody_of_it(door):
    both = "2/minute per workspace", "2/minute per caller"
    assert [refused(door, *both, person=each) for each in "aabb"] == [None, None, "workspace", "workspace"]
    assert [refused(door, both[1], person="b") for _ in range(3)] == [None, None, "caller"]


def test_what_goes_back_costs_nothing_and_goes_into_no_later_window(door, clock, monkeypatch):
    both = "9/minute per workspace", "1/minute per caller"
    assert [refused(door, *both) for _ in range(2)] == [None, "caller"]
    with calls() as made:
        assert [refused(door, *both) for _ in range(3)] == ["caller"] * 3
    assert made == ["UpdateItem"] * 3, "to ask for the caller"

    monkeypatch.setattr(limits, "_counted", lambda *_: limits.forget() or -1)
    assert refused(door, *both) == "caller"
    assert not limits._leases


def test_a_door_without_callers_has_no_limit_per_caller(door):
    with pytest.raises(TypeError):
        spend([Limit.parse("1/minute per caller")], door=door, caller=None, address="192.0.2.1")
    assert spend([Limit.parse("1/minute per address")], door=door, caller=None, address="192.0.2.1")


def test_the_headers_say_how_much_is_left_and_for_how_long(door):
    said = spend([Limit.parse("5/minute per address")], door=door, caller=None, address="192.0.2.1")
    assert said["RateLimit-Policy"] == '"address";q=5;w=60'
    left, reset = said["RateLimit"].removeprefix('"address";r=').split(";t=")
    assert left == "4"
    assert 1 <= int(reset) <= 60


def test_a_refusal_says_when_to_come_back(door, clock):
    knock(door, "1/minute per address")
    with pytest.raises(LimitReached) as refusal:
        spend([Limit.parse("1/minute per address")], door=door, caller=None, address="192.0.2.1")
    said = refusal.value.headers()
    assert (refusal.value.status, refusal.value.kind) == (429, "too-many-requests")
    assert said["RateLimit"] == f'"address";r=0;t={said["Retry-After"]}'
    clock.now += int(said["Retry-After"])
    assert knock(door, "1/minute per address") == 1


def test_windows_of_different_people_end_at_different_times(door):
    resets = set()
    for person in range(20):
        said = spend([Limit.parse("5/hour per caller")], door=door, caller=ada(person=str(person)), address="")
        resets.add(said["RateLimit"].rpartition("t=")[2])
    assert len(resets) > 10


@pytest.mark.parametrize("per", ["caller", "address", "workspace"])
def test_eight_at_once_are_not_let_in_more_often(door, per):
    let_in = crowd(lambda _: sum(knock(door, f"50/minute per {per}") for _ in range(20)))
    assert sum(let_in) == 50 if per != "workspace" else 0 < sum(let_in) <= 50


def test_many_containers_together_let_in_no_more_than_the_limit(door, monkeypatch):
    containers = [{} for _ in range(6)]
    let_in = 0
    for turn in range(400):
        monkeypatch.setattr(limits, "_leases", containers[turn * turn % 6])
        let_in += knock(door, "100/minute per workspace")
    assert 90 <= let_in <= 100


def test_a_busy_container_asks_rarely(door):
    with calls() as made:
        assert sum(knock(door, "1000/minute per workspace") for _ in range(500)) == 500
    assert len(made) < 20


def test_a_container_remembers_no_more_workspaces_than_it_has_room_for(door, monkeypatch):
    monkeypatch.setattr(limits, "_MOST_LEASES", 5)
    limits.forget()
    for workspace in range(40):
        assert knock(door, "100/minute per workspace", caller=ada(workspace=f"w{workspace}")) == 1
        assert len(limits._leases) <= 6
    assert len(limits._leases) > 0


def test_a_caller_costs_one_write(door):
    with calls() as made:
        knock(door, "5/minute per caller")
    assert made == ["UpdateItem"]


@pytest.mark.parametrize(
    "error",
    [
        EndpointConnectionError(endpoint_url="https://dynamodb"),
        ClientError({"Error": {"Code": "ThrottlingException", "Message": ""}}, "UpdateItem"),
    ],
)
def test_a_limit_lets_through_when_it_cannot_count(door, error, capsys):
    def refuse(**_):
        raise error

    with disturbed("before-call.dynamodb.UpdateItem", refuse):
        assert [knock(door, "1/minute per caller") for _ in range(3)] == [1, 1, 1]
    assert "let through unseen" in capsys.readouterr().out


def test_a_limit_that_may_not_count_is_a_bug(door):
    def refuse(**_):
        raise ClientError({"Error": {"Code": "AccessDeniedException", "Message": ""}}, "UpdateItem")

    with disturbed("before-call.dynamodb.UpdateItem", refuse), pytest.raises(ClientError):
        knock(door, "1/minute per caller")


def test_an_ipv6_client_is_its_network():
    assert network("2001:db8:1:2:3:4:5:6") == network("2001:db8:1:2::1") == "2001:db8:1:2::/64"
    assert network("2001:db8:1:3::1") != network("2001:db8:1:2::1")
    assert network("fe80::1%eth0") == "fe80::/64"
    assert network("::ffff:192.0.2.1") == network("192.0.2.1")


@given(st.text())
def test_any_address_stands_for_somebody(address):
    assert isinstance(network(address), str)
