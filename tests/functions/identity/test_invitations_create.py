import re

import pytest

from functions.identity import invitations_create
from tests.functions.identity.colleagues import Company
from tests.functions.identity.inviting import GRACE


def test_a_letter_goes_to_the_address_and_the_secret_is_kept_nowhere(invoke, letters, ticket, rows):
    acme = Company()

    answer = invoke(invitations_create, caller=acme.admin, body=GRACE)

    assert answer.status == 201
    assert GRACE.items() <= answer.json.items()
    assert "digest" not in answer.json
    (letter,) = letters()
    assert letter["To"].addresses[0].addr_spec == "grace@example.com"
    assert "Acme" in letter["Subject"]
    assert re.search(r"Your role:?\s+Lead\s", letter.get_body(("plain",)).get_content())
    secret = ticket("join").rpartition(".")[2]
    assert secret not in str(rows("identity-invitations-1")) + answer.log + answer.text
    assert any('"invitation.create"' in row["act"]["S"] for row in rows("identity-acts-1"))


def test_an_address_is_invited_once(invoke, letters):
    acme = Company()
    invoke(invitations_create, caller=acme.admin, body=GRACE)

    again = invoke(invitations_create, caller=acme.admin, body={**GRACE, "email": "Grace@Example.com"})

    assert (again.status, again.problem) == (409, "already-invited")
    assert len(letters()) == 1


def test_who_is_in_is_not_invited(invoke):
    acme = Company()
    acme.hire("grace")

    assert invoke(invitations_create, caller=acme.admin, body=GRACE).problem == "already-member"


def test_the_workspace_says_whose_addresses_it_takes(invoke):
    acme = Company(allowed_domains=("example.com",))

    answer = invoke(invitations_create, caller=acme.admin, body={"email": "grace@example.org"})
    assert answer.json["errors"][0]["code"] == "domain_refused"
    assert invoke(invitations_create, caller=acme.admin, body=GRACE).status == 201


@pytest.mark.parametrize("wrong", [{"email": "grace"}, {"email": "g@example.com", "role": "king"}, {}])
def test_what_makes_no_sense_is_refused(invoke, letters, wrong):
    assert invoke(invitations_create, caller=Company().admin, body=wrong).status == 422
    assert letters() == []


def test_nobody_invites_to_more_than_they_may_do(invoke):
    acme = Company()
    mary = acme.caller(acme.hire("mary", "manager"), "manager")

    assert invoke(invitations_create, caller=mary, body={**GRACE, "role": "admin"}).problem == "above-you"


def test_only_people_of_the_workspace_invite(invoke):
    acme, globex = Company(), Company("globex")

    assert invoke(invitations_create, caller=acme.caller(globex.ada), body=GRACE).problem == "no-such-member"


def test_who_invites_into_a_group_or_a_role_of_the_companys_own_may_do_so_much(invoke, letters):
    acme, globex = Company(), Company("globex")
    mary = acme.caller(acme.hire("mary", "manager"), "manager")
    plain, mighty, auditor = acme.group(), acme.group(role="admin"), acme.role("audit:read")

    def invited(caller, **more):
        return invoke(invitations_create, caller=caller, body={**GRACE, **more})

    assert invited(mary, groups=[mighty]).problem == "not-yours"
    assert invited(mary, role=auditor).problem == "above-you"
    assert invited({**mary, "scopes": "people:write"}, role="member", groups=[plain]).problem == "forbidden"
    assert invited(acme.admin, groups=[plain, globex.group()]).problem == "no-such-group"
    assert letters() == []
    answer = invited(acme.admin, groups=[plain, mighty], role=auditor)
    assert (answer.json["groups"], answer.json["role"]) == ([plain, mighty], auditor)
    assert "Recruiter" in letters()[-1].get_body(("plain",)).get_content()
