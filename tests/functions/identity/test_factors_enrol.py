import pytest

from functions.identity import factors_enrol, factors_offer
from tests.functions.identity.second_factors import ORIGIN, App, Device, bound


@pytest.fixture
def offered(invoke, join, sign_in, demand):
    """Somebody who must set up a second factor: who it is, their ticket, and what they were offered."""
    ada = join()
    demand(ada.workspace, mfa_required=True)
    ticket = sign_in().json["second_step"]["ticket"]
    return ada, ticket, invoke(factors_offer, body={"ticket": ticket})


def enrol(invoke, ticket, headers=None, **factor):
    return invoke(factors_enrol, body={"ticket": ticket, "client": "app", **factor}, headers=headers)


def test_an_app_is_set_up_and_its_owner_is_in(invoke, offered, letters, deeds, sign_in, cold, demand):
    ada, ticket, offer = offered
    demand(ada.workspace, session_days=3)
    cold()
    totp = offer.json["totp"]

    answer = enrol(invoke, ticket, totp={"setup": totp["setup"], "code": App(totp["secret"]).code()})

    assert answer.json["signed_in"]["person"] == ada.person
    assert len(answer.json["recovery_codes"]) == 10
    assert letters()[-1]["Subject"] == "Authenticator app added to your account"
    assert deeds(ada.workspace)[-1] == "factor.add"
    assert sign_in().json["second_step"]["methods"] == ["totp", "recovery"]


def test_a_passkey_is_set_up_as_well(invoke, offered, sign_in):
    ada, ticket, offer = offered
    made = {"answer": Device().create(offer.json["passkey"], ORIGIN)}

    answer = enrol(invoke, ticket, bound(offer), passkey=made)

    assert answer.json["signed_in"]["person"] == ada.person
    assert sign_in().json["second_step"]["methods"] == ["passkey", "recovery"]


def test_a_wrong_code_changes_nothing(invoke, offered, sign_in):
    _, ticket, offer = offered

    assert (
        enrol(invoke, ticket, totp={"setup": offer.json["totp"]["setup"], "code": "000000"}).problem == "code-refused"
    )
    assert sign_in().json["second_step"]["methods"] == []


def test_a_password_alone_adds_nothing_to_who_has_a_second_factor_by_now(invoke, offered, with_app):
    ada, ticket, offer = offered
    with_app(ada)
    totp = offer.json["totp"]

    answer = enrol(invoke, ticket, totp={"setup": totp["setup"], "code": App(totp["secret"]).code()})

    assert answer.problem == "already-enrolled"


def test_the_secret_of_somebody_else_is_of_no_use(invoke, offered, join, sign_in, demand):
    _, ticket, _ = offered
    grace = join("grace", "globex")
    demand(grace.workspace, mfa_required=True)
    other = invoke(factors_offer, body={"ticket": sign_in("grace").json["second_step"]["ticket"]}).json["totp"]

    answer = enrol(invoke, ticket, totp={"setup": other["setup"], "code": App(other["secret"]).code()})

    assert answer.problem == "ticket-refused"


def test_one_thing_is_set_up_at_a_time(invoke, offered):
    assert enrol(invoke, offered[1]).status == 422
