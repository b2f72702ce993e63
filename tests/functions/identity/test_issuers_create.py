import json

import pytest

from functions.identity import issuers_create, issuers_get, issuers_list
from tests.layers.kernel.strangers import stranger


@pytest.fixture
def refused(invoke, join, claim, draft, rows):
    """How it is refused."""

    ada = join()
    claim(ada.workspace)

    def refused(**more):
        answer = invoke(issuers_create, caller=ada.powers, body=draft(**more))
        assert rows("identity-issuers-1") == []
        return answer

    return refused


def test_a_workspace_sets_up_a_provider_and_its_secret_is_not_shown_again(invoke, join, claim, draft, rows, acts):
    ada = join()
    claim(ada.workspace)

    answer = invoke(issuers_create, caller=ada.powers, body=draft())

    made = answer.json
    assert (answer.status, made["domains"], made["provision"], made["role"]) == (201, ["example.com"], False, "member")
    assert made["issuer_id"].startswith(ada.workspace)
    assert made["metadata"]["token_endpoint"] == f"{made['issuer']}/oauth2/token"
    assert invoke(issuers_get, caller=ada.powers, issuer_id=made["issuer_id"]).json == made
    assert [each["issuer_id"] for each in invoke(issuers_list, caller=ada.powers).json["items"]] == [made["issuer_id"]]
    act = acts()[-1]
    assert (act["action"], act["details"]["domains"]) == ("issuer.create", "example.com")
    for somewhere in (answer.text, answer.log, str(rows("identity-issuers-1")), str(act)):
        assert "s3cret!" not in somewhere


def test_only_for_domains_that_the_workspace_has_claimed(invoke, join, claim, draft, rows):
    ada, grace = join(), join("grace", "globex")
    claim(grace.workspace)
    for domains in (["example.com"], ["example.com", "nobody.example"]):
        answer = invoke(issuers_create, caller=ada.powers, body=draft(domains=domains))
        assert (answer.status, answer.problem) == (409, "domain-not-claimed")

    assert rows("identity-issuers-1") == []


def test_whoever_finds_an_open_browser_sets_up_none(invoke, join, claim, draft, long_ago, rows):
    ada = join()
    claim(ada.workspace)
    long_ago(ada)

    assert invoke(issuers_create, caller=ada.powers, body=draft()).problem == "step-up-needed"
    assert rows("identity-issuers-1") == []


@pytest.mark.parametrize(
    "issuer",
    ["https://169.254.169.254", "https://10.0.0.1/oidc", "https://[fd00:ec2::254]", "http://192.0.2.1"],
)
def test_nobody_makes_us_ask_our_own_servers(refused, issuer):
    answer = refused(issuer=issuer)

    assert (answer.status, answer.problem) == (422, "issuer-refused")
    assert "cannot be asked" in answer.json["detail"]


@pytest.mark.parametrize(
    "issuer", ["ftp://example.com", "https://user@example.com", "https://example.com?x=y", "example.com"]
)
def test_what_is_no_address_of_an_issuer_is_refused_by_field(refused, issuer):
    assert refused(issuer=issuer).json["errors"][0]["field"] == "issuer"


def test_a_provider_must_say_of_itself_what_it_is_said_to_be(refused):
    ends = dict.fromkeys(("authorization_endpoint", "token_endpoint", "jwks_uri"), "http://localhost/x")
    for said, why in (
        ('{"issuer": "https://accounts.google.com"}', "another issuer"),
        ("[]", "another issuer"),
        ("<html>", "no JSON"),
        ("[" * 100_000, "no JSON"),
    ):
        with stranger(lambda request, said=said: request.answer(200, said.encode())) as there:
            assert why in refused(issuer=there.url).json["detail"]
    wrong = [
        *((each, value) for each in ends for value in (None, "javascript:alert(1)", "https://x/\r\nSet-Cookie: a=b")),
        ("response_types_supported", 5),
    ]
    for name, value in wrong:

        def behave(request, name=name, value=value):
            said = {"issuer": f"http://{request.headers['Host']}", **ends, name: value}
            request.answer(200, json.dumps(said).encode())

        with stranger(behave) as there:
            assert name.partition("s_")[0] in refused(issuer=there.url).json["detail"]


def test_one_that_does_not_answer_may_be_tried_again(refused):
    with stranger(lambda request: request.answer(503)) as there:
        assert refused(issuer=there.url).problem == "provider-unreachable"
    assert refused(issuer=there.url).problem == "provider-unreachable"


def test_a_workspace_has_so_many_and_no_more(invoke, join, issuer, draft, monkeypatch):
    monkeypatch.setattr("identity.issuers.model._MOST", 1)
    ada = join()
    issuer(ada)

    assert invoke(issuers_create, caller=ada.powers, body=draft()).problem == "too-many-issuers"


def test_who_may_only_change_settings_sets_up_none_since_it_would_speak_for_admins(invoke, join, claim, draft, rows):
    ada = join()
    claim(ada.workspace)
    delegated = {**ada.caller, "scopes": "me:read workspace:read workspace:write"}

    assert invoke(issuers_create, caller=delegated, body=draft()).problem == "not-yours"
    assert rows("identity-issuers-1") == []
