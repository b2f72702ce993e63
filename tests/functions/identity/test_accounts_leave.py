from datetime import UTC, datetime, timedelta

import pytest

from functions.identity import accounts_leave
from identity.accounts.table import AccountTable
from tests.functions.identity.colleagues import Company


@pytest.fixture
def leave(invoke):
    """Let somebody of a company ask for it, who has just signed in."""

    def leave(company, person, role="member"):
        return invoke(accounts_leave, caller=company.caller(person, role, company.begin(person)))

    return leave


def test_it_is_in_two_weeks_and_everywhere_else_one_is_signed_out(leave, letters, rows, acts, cloud):
    acme = Company()
    joan = acme.hire("joan", "admin")
    acme.begin(joan)

    answer = leave(acme, joan, "admin")

    at = datetime.fromisoformat(answer.json["at"])
    assert answer.status == 202
    assert timedelta(days=13, hours=23) < at - datetime.now(UTC) <= timedelta(days=14)
    assert AccountTable().get(joan).leaving == at
    assert len(rows("identity-sessions-1")) == 1  # the one that asks
    assert letters()[-1]["To"].addresses[0].addr_spec == "joan@example.com"
    assert "/stay#" in letters()[-1].get_body(("plain",)).get_content()
    assert acts()[-1]["action"] == "account.leave"


def test_no_workspace_is_left_without_an_admin(leave, rows, cloud):
    acme = Company()
    acme.hire("joan")

    answer = leave(acme, acme.ada, "admin")

    assert (answer.status, answer.problem, answer.json["workspaces"]) == (409, "still-needed", ["Acme"])
    assert rows("identity-by-leaving-1") == []
    assert len(rows("identity-sessions-1")) == 1


def test_whoever_finds_an_open_browser_cannot(invoke, rows, cloud):
    acme = Company()
    joan = acme.hire("joan")

    assert invoke(accounts_leave, caller=acme.caller(joan, "member")).problem == "step-up-needed"
    assert rows("identity-by-leaving-1") == []


def test_to_ask_again_changes_nothing_of_when(leave, rows, cloud):
    acme = Company()
    joan = acme.hire("joan")

    assert leave(acme, joan).json == leave(acme, joan).json
    assert len(rows("identity-by-leaving-1")) == 1
