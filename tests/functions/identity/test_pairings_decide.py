import pytest

from functions.identity import pairings_begin, pairings_decide, sessions_revoke
from tests.functions.identity.applications import FORM, device

KIND = "urn:ietf:params:oauth:grant-type:device_code"


@pytest.fixture
def begun(join, application):
    """Somebody, their television, and its codes."""
    ada = join()
    tv = application(ada, kind="public", **device())
    codes = tv.shows(pairings_begin, "", headers=FORM, client_id=tv.client_id, scope="openid").json
    return ada, tv, codes


def ask(tv, codes):
    return tv.asks(KIND, headers=FORM, client_id=tv.client_id, device_code=codes["device_code"])


def decide(invoke, somebody, codes, *, allow, **caller):
    who = {**somebody.powers, **caller}
    return invoke(pairings_decide, user_code=codes["user_code"], body={"allow": allow}, caller=who)


def test_a_device_waits_is_let_in_and_once_only(invoke, begun, authorize, acts):
    ada, tv, codes = begun

    waits = [ask(tv, codes).json["error"] for _ in range(2)]
    assert decide(invoke, ada, codes, allow=True).status == 204
    assert acts()[-1]["action"] == "client.pair"
    tokens = ask(tv, codes).json

    assert waits == ["authorization_pending", "slow_down"]
    assert authorize(tokens["access_token"])["context"]["person"] == ada.person
    assert tokens["id_token"]
    assert ask(tv, codes).json["error"] == "invalid_grant"
    assert decide(invoke, ada, codes, allow=False).problem == "no-such-code"


@pytest.fixture
def meanwhile(cloud):
    """Let something be done once, just before the next thing is written."""
    deeds, watchers = [], cloud.runtime.calls.watchers

    def watch(request):
        if request.operation == "TransactWriteItems" and deeds:
            deeds.pop()()

    watchers.append(watch)
    yield deeds.append
    watchers.remove(watch)


def test_a_device_that_asks_while_somebody_decides_waits_once_more(invoke, begun, meanwhile):
    ada, tv, codes = begun
    said = []
    meanwhile(lambda: said.append(decide(invoke, ada, codes, allow=True).status))

    assert ask(tv, codes).json["error"] == "authorization_pending"
    assert said == [204]
    assert ask(tv, codes).json["id_token"]


def test_who_decides_while_the_device_asks_has_decided(invoke, begun, meanwhile):
    ada, tv, codes = begun
    said = []
    meanwhile(lambda: said.append(ask(tv, codes).json["error"]))

    assert decide(invoke, ada, codes, allow=True).status == 204
    assert said == ["authorization_pending"]
    assert ask(tv, codes).json["id_token"]


def test_of_two_who_decide_at_once_the_second_is_told_that_it_is_decided(invoke, begun, meanwhile):
    ada, tv, codes = begun
    said = []
    meanwhile(lambda: said.append(decide(invoke, ada, codes, allow=False).status))

    assert decide(invoke, ada, codes, allow=True).problem == "no-such-code"
    assert said == [204]
    assert ask(tv, codes).json["error"] == "access_denied"


def test_who_says_no_means_it(invoke, begun):
    ada, tv, codes = begun

    decide(invoke, ada, codes, allow=False)

    assert ask(tv, codes).json["error"] == "access_denied"
    assert ask(tv, codes).json["error"] == "invalid_grant"


def test_a_code_is_its_devices_own_and_ends(begun, application):
    ada, tv, codes = begun
    other = application(ada, kind="public", **device())

    assert ask(other, codes).json["error"] == "invalid_grant"
    assert ask(tv, {"device_code": f"{ada.workspace}.{'x' * 43}"}).json["error"] == "invalid_grant"
    assert ask(tv, {"device_code": "x"}).json["error"] == "invalid_grant"


def test_who_is_not_signed_in_themselves_lets_nobody_in(invoke, begun):
    ada, tv, codes = begun

    assert decide(invoke, ada, codes, allow=True, session="key:x").problem == "not-for-you"
    decide(invoke, ada, codes, allow=True)
    invoke(sessions_revoke, caller=ada.powers)
    assert ask(tv, codes).json["error"] == "invalid_grant"
