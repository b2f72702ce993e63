import pytest

from functions.identity import accounts_register, accounts_verify
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from kernel import settings
from tests.functions.identity.conftest import cookie
from tests.functions.identity.test_accounts_register import ADA
from tests.passwords import PASSWORD


@pytest.fixture
def begun(invoke, ticket):
    invoke(accounts_register, body=ADA, headers=cookie())
    return ticket()


def test_makes_an_account_and_a_workspace(invoke, begun, rows):
    answer = invoke(accounts_verify, body={"ticket": begun}, headers=cookie())

    assert answer.status == 200
    (member,) = [row for row in rows("identity-people-1") if "role" in row]
    place = (answer.json["workspace"], answer.json["person"], "admin")
    assert tuple(member[name]["S"] for name in ("pk", "sk", "role")) == place
    (act,) = rows("identity-acts-1")
    assert '"workspace.create"' in act["act"]["S"]


def test_who_has_a_letter_from_before_is_not_let_in_since_strangers_are_not(invoke, begun, monkeypatch):
    monkeypatch.setattr(settings, "REGISTRATION", "invited")
    answer = invoke(accounts_verify, body={"ticket": begun}, headers=cookie())
    assert (answer.status, answer.problem) == (403, "registration-closed")

    monkeypatch.setattr(settings, "REGISTRATION", "open")
    assert invoke(accounts_verify, body={"ticket": begun}, headers=cookie()).status == 200


def test_a_ticket_is_good_once(invoke, begun):
    invoke(accounts_verify, body={"ticket": begun}, headers=cookie())

    assert invoke(accounts_verify, body={"ticket": begun}, headers=cookie()).problem == "ticket-refused"


@pytest.mark.parametrize("device", [None, "e" * 43])
def test_elsewhere_the_password_shows_that_it_is_the_same_person(invoke, begun, device):
    assert invoke(accounts_verify, body={"ticket": begun}, headers=cookie(device)).problem == "elsewhere"
    wrong = {"ticket": begun, "password": "somebody else's idea"}
    assert invoke(accounts_verify, body=wrong, headers=cookie(device)).problem == "elsewhere"

    assert invoke(accounts_verify, body={"ticket": begun, "password": PASSWORD}, headers=cookie(device)).status == 200


def test_passwords_cannot_be_tried_for_ever(invoke, begun):
    wrong = {"ticket": begun, "password": "somebody else's idea"}
    for _ in range(5):
        assert invoke(accounts_verify, body=wrong).problem == "elsewhere"

    assert invoke(accounts_verify, body={"ticket": begun, "password": PASSWORD}).problem == "ticket-refused"


def test_whoever_is_faster_has_the_name_and_the_other_goes_on_with_another(invoke, ticket):
    tickets = []
    for name in ("ada", "grace"):
        invoke(accounts_register, body={**ADA, "email": f"{name}@example.com"}, headers=cookie())
        tickets.append(ticket())

    assert invoke(accounts_verify, body={"ticket": tickets[1]}, headers=cookie()).status == 200
    taken = invoke(accounts_verify, body={"ticket": tickets[0]}, headers=cookie())
    assert (taken.problem, taken.json["errors"][0]["field"]) == ("slug-taken", "slug")
    made = invoke(accounts_verify, body={"ticket": tickets[0], "slug": "acme-ada"}, headers=cookie())
    assert workspaces().get(made.json["workspace"], WORKSPACE).slug == "acme-ada"


def test_an_address_is_one_account_however_often_it_registers(invoke, ticket):
    tickets = []
    for slug in ("acme", "globex"):
        invoke(accounts_register, body={**ADA, "workspace": {"name": "A", "slug": slug}}, headers=cookie())
        tickets.append(ticket())

    assert invoke(accounts_verify, body={"ticket": tickets[0]}, headers=cookie()).status == 200
    assert invoke(accounts_verify, body={"ticket": tickets[1]}, headers=cookie()).problem == "address-taken"


@pytest.mark.parametrize("text", ["x", "a.b", "0192f0c1." + "x" * 43, "é" * 50])
def test_what_is_no_ticket_is_refused_alike(invoke, text):
    assert invoke(accounts_verify, body={"ticket": text}).problem == "ticket-refused"
