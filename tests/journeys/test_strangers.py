"""Whoever is an Admin of one workspace, or has a key of it, gets nothing of another, whatever they ask for."""

import json

import pytest

from tests.journeys.asking import Operation, Unknown, operations
from tests.journeys.neighbours import Household

REFUSED = {401, 403, 404}

PICTURES = {"identity.avatars_show"}
"""What is shown to whoever knows the hash of it, which nobody's example is."""

EVERYBODYS = {
    "identity.workspaces_look": ("workspace", "issuer_id", "provider"),
}
"""What is shown to whoever is about to sign in, and so to everybody."""

DEAF = {
    "identity.consents_withdraw": "what nobody agreed to is taken back already",
    "identity.devices_forget": "a device that is not known is forgotten already",
    "identity.sessions_end": "a session that is not there has ended already",
}
"""Operations to which an id that means nothing is as good as any: there is nothing to do, and nothing to show."""


@pytest.fixture(scope="module")
def alpha(street):
    return Household(street, "alphaville").furnish()


@pytest.fixture(scope="module")
def betas(street):
    return [Household(street, "betatown").furnish()]


@pytest.fixture
def beta(street, betas):
    """The other household; where an operation has brought it down, another one moves in."""
    if not betas[-1].stands and not (betas[-1].sign_in() and betas[-1].stands):
        betas.append(Household(street, f"betatown{len(betas)}").furnish())
    return betas[-1]


def whose(rows, household):
    """The rows of a household: those under its own keys, and those that lead to it."""
    own = {household.workspace, household.person, household.colleague}
    return {
        place: row
        for place, row in rows.items()
        if any(each in place[1] for each in own) or ("-by-" in place[0] and any(each in row for each in own))
    }


@pytest.mark.parametrize("operation", operations(), ids=lambda each: each.name)
def test_no_operation_shows_or_changes_anything_of_another_workspace(street, alpha, beta, operation):
    operation.demand_known()
    before = whose(street.rows(), alpha)

    for credential in (beta.token, beta.key):
        for here, elsewhere in operation.variations(beta, alpha):
            path, body = operation.asked(here, elsewhere)
            kind = operation.kind or "text/plain"
            answer = street.ask(operation.method, path, body, credential=credential, kind=kind)

            assert answer.status < 500, answer.text
            if here is alpha and operation.name not in DEAF:
                assert answer.status in REFUSED, f"{operation.method} {path} answers {answer.status}: {answer.text}"
            open_to_all = {getattr(alpha, name) for name in EVERYBODYS.get(operation.name, ())}
            sent = path + (body or b"").decode()
            said = answer.text + json.dumps(answer.headers)
            assert {mark for mark in alpha.marks - open_to_all if mark in said and mark not in sent} == set()

    assert whose(street.rows(), alpha) == before


def test_whoever_is_at_home_is_shown_what_strangers_are_not(street, alpha):
    gets = [each for each in operations() if each.method == "GET" and each.name not in PICTURES]
    shown = [each for each in gets if each.ids - {"workspace"}]

    answers = {each.name: street.ask("GET", each.asked(alpha, {})[0], credential=alpha.token) for each in shown}

    assert {name: answer.status for name, answer in answers.items() if answer.status not in {200, 303}} == {}
    said = {name: answer.text + json.dumps(answer.headers) for name, answer in answers.items()}
    assert [name for name, each in said.items() if not any(mark in each for mark in alpha.marks)] == []


def test_an_id_that_nobody_has_thought_of_is_asked_for_in_a_sentence():
    new = Operation("x.y", "GET", "/api/x/{robot_id}", {"path": {"robot_id"}, "query": set()})

    with pytest.raises(Unknown, match="takes robot_id: let Household"):
        new.demand_known()
