import pytest

from functions.identity import accounts_register
from kernel import settings
from tests.functions.identity.conftest import cookie
from tests.passwords import PASSWORD

ADA = {"email": "Ada@Example.com", "name": "Ada", "password": PASSWORD, "workspace": {"name": "Acme", "slug": "acme"}}


def test_a_letter_goes_to_the_address(invoke, letters):
    answer = invoke(accounts_register, body=ADA)

    assert (answer.status, answer.json) == (202, {"email": "ada@example.com"})
    (letter,) = letters()
    assert letter["To"].addresses[0].addr_spec == "ada@example.com"
    assert "http://localhost:8000/verify#" in letter.get_body(("plain",)).get_content()


def test_nobody_learns_that_somebody_has_the_address(invoke, register, letters):
    strange = invoke(accounts_register, body={**ADA, "email": "grace@example.com"}, headers=cookie())
    register("ada")

    elsewhere = {**ADA, "workspace": {"name": "Globex", "slug": "globex"}}
    known = invoke(accounts_register, body=elsewhere, headers=cookie())

    assert (known.status, known.json.keys()) == (strange.status, strange.json.keys())
    assert known.headers.keys() == strange.headers.keys()
    assert "already" in letters()[-1]["Subject"].lower() + letters()[-1].get_body(("plain",)).get_content().lower()
    assert "verify#" not in letters()[-1].get_body(("plain",)).get_content()


def test_a_workspace_address_that_another_has_is_refused_at_once(invoke, register, letters):
    register("grace")
    before = len(letters())

    said = invoke(accounts_register, body=ADA, headers=cookie())

    assert (said.status, said.problem) == (409, "slug-taken")
    assert said.json["errors"] == [{"field": "workspace.slug", "code": "taken", "detail": said.json["detail"]}]
    assert "workspace address (slug) acme" in said.json["detail"]
    assert len(letters()) == before


@pytest.mark.parametrize("setting", ["invited", "closed"])
def test_where_strangers_are_not_let_in_nobody_registers(invoke, letters, monkeypatch, setting):
    monkeypatch.setattr(settings, "REGISTRATION", setting)

    answer = invoke(accounts_register, body=ADA)

    assert (answer.status, answer.problem, letters()) == (403, "registration-closed", [])


def test_a_mailbox_is_not_flooded_whether_somebody_is_known_there_or_not(invoke, register, letters):
    register("ada", "globex")

    for somebody, sent in ((ADA, 4), ({**ADA, "email": "grace@example.com"}, 5)):
        from_there = {"cloudfront-viewer-address": f"192.0.2.{sent}:4711"}
        answers = [invoke(accounts_register, body=somebody, headers=from_there) for _ in range(sent + 1)]
        assert [each.status for each in answers] == [202] * sent + [429]
        assert answers[-1].problem == "asked-too-often"
    assert len(letters()) == 10


def test_a_password_that_can_be_guessed_is_refused_with_advice(invoke, letters):
    answer = invoke(accounts_register, body={**ADA, "password": "password1"})

    assert (answer.status, answer.problem) == (422, "password-too-weak")
    assert letters() == []


def test_what_is_no_address_or_no_name_is_refused_by_field(invoke, letters):
    answer = invoke(accounts_register, body={**ADA, "email": "ada", "workspace": {"name": "Acme", "slug": "API"}})

    assert answer.status == 422
    assert {each["field"] for each in answer.json["errors"]} == {"email", "workspace.slug"}
    assert letters() == []


def test_neither_password_nor_ticket_is_in_the_log(invoke, ticket):
    answer = invoke(accounts_register, body=ADA)

    assert PASSWORD not in answer.log
    assert ticket() not in answer.log
