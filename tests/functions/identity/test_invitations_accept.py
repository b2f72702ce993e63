from datetime import timedelta

import pytest

from functions.identity import (
    invitations_create,
    invitations_resend,
    people_deactivate,
    people_list,
    people_update,
    sessions_link,
)
from identity.accounts.table import AccountTable
from identity.invitations import model
from identity.signing import signing
from kernel import settings
from tests.functions.identity.colleagues import Company
from tests.functions.identity.inviting import accepted, invited


@pytest.fixture(autouse=True)
def _signs(cloud):
    """Tokens can be signed, as they can since the first workspace was made."""
    signing().begin()


def test_somebody_new_is_in_and_can_sign_in(invoke, ticket, sign_in, rows):
    acme = Company()
    invited(invoke, acme)

    answer = accepted(invoke, ticket("join"))

    assert answer.json["workspace"] == acme.id
    signed_in = invoke(sessions_link, body={"ticket": answer.json["ticket"], "client": "app"}).json["signed_in"]
    assert (signed_in["workspace"], signed_in["person"]) == (acme.id, answer.json["person"])
    assert sign_in("grace").status == 200
    (grace,) = invoke(people_list, caller=acme.admin, query={"role": "lead"}).json["items"]
    assert (grace["email"], grace["name"]) == ("grace@example.com", "Grace")
    assert any('"invitation.accept"' in row["act"]["S"] for row in rows("identity-acts-1"))


def test_where_nobody_registers_those_who_are_invited_come_in(invoke, ticket, monkeypatch):
    invited(invoke, Company())
    monkeypatch.setattr(settings, "REGISTRATION", "closed")

    assert accepted(invoke, ticket("join")).status == 200


def test_whoever_has_an_account_is_in_one_workspace_more(invoke, ticket):
    acme, globex = Company(), Company("globex")
    joan = globex.hire("joan")
    invited(invoke, acme, email="joan@example.com")

    answer = accepted(invoke, ticket("join"), name=None, password=None).json

    assert answer["person"] == joan
    assert [each.workspace for each in AccountTable().get(joan).memberships] == [globex.id, acme.id]
    link = invoke(sessions_link, body={"ticket": answer["ticket"], "client": "app"}).json["signed_in"]
    assert (link["workspace"], set(link["workspaces"])) == (acme.id, {acme.id, globex.id})


def test_a_ticket_is_good_once(invoke, ticket):
    invited(invoke, Company())
    text = ticket("join")
    assert accepted(invoke, text).status == 200

    assert accepted(invoke, text).problem == "ticket-refused"


def test_after_a_week_it_is_good_no_more(invoke, ticket, monkeypatch):
    monkeypatch.setattr(model, "LASTS", timedelta(seconds=-1))
    invited(invoke, Company())

    assert accepted(invoke, ticket("join")).problem == "ticket-refused"


@pytest.mark.parametrize(("missing", "field"), [({"name": None}, "name"), ({"password": None}, "password")])
def test_somebody_new_says_who_they_are(invoke, ticket, missing, field):
    invited(invoke, Company(), name=None)

    answer = accepted(invoke, ticket("join"), **missing)

    assert (answer.status, [each["field"] for each in answer.json["errors"]]) == (422, [field])


def test_a_password_that_can_be_guessed_is_refused_and_the_ticket_stays_good(invoke, ticket):
    invited(invoke, Company())
    text = ticket("join")

    assert accepted(invoke, text, password="password1").problem == "password-too-weak"
    assert accepted(invoke, text).status == 200


def test_a_workspace_takes_no_more_people_than_it_may(invoke, ticket):
    acme = Company(people=2)
    invited(invoke, acme)
    text = ticket("join")
    acme.hire("bob")

    assert accepted(invoke, text).problem == "workspace-full"


def test_who_was_deactivated_does_not_come_back_that_way(invoke, ticket):
    acme = Company()
    invited(invoke, acme, email="joan@example.com")
    joan = acme.hire("joan")
    invoke(people_deactivate, caller=acme.admin, person=joan)

    assert accepted(invoke, ticket("join")).problem == "already-member"


def test_who_was_put_out_brings_nobody_in(invoke, ticket):
    acme = Company()
    mary = acme.hire("mary", "manager")
    wanted = {"email": "grace@example.com", "role": "manager"}
    asked = invoke(invitations_create, caller=acme.caller(mary, "manager"), body=wanted).json["invitation_id"]
    invoke(people_deactivate, caller=acme.admin, person=mary)

    assert accepted(invoke, ticket("join")).problem == "inviter-gone"
    invoke(invitations_resend, caller=acme.admin, invitation_id=asked)
    assert accepted(invoke, ticket("join")).status == 200


def test_who_was_made_less_lets_nobody_in_with_more_than_they_may_give_now(invoke, ticket):
    acme = Company()
    group, role = acme.group(), acme.role("groups:write", "people:write", "people:read")
    mary = acme.hire("mary", role)
    who = acme.caller(mary, "member") | {"role": role, "scopes": "groups:write people:read people:write"}

    def asked(email, **more):
        wanted = {"email": f"{email}@example.com", "role": "member", **more}
        answer = invoke(invitations_create, caller=who, body=wanted)
        assert answer.status == 201, answer.text
        return answer.json["invitation_id"], ticket("join")

    again, grouped = asked("grace", groups=[group])
    _, equal = asked("joan", role=role)
    _, plain = asked("jane")
    assert accepted(invoke, asked("ruth", groups=[group])[1]).json["groups"] == [group]
    invoke(people_update, caller=acme.admin, person=mary, body={"role": "member"})

    assert [accepted(invoke, each).problem for each in (grouped, equal)] == ["inviter-may-not"] * 2
    assert accepted(invoke, plain).status == 200, "everybody may do what members may"
    invoke(invitations_resend, caller=acme.admin, invitation_id=again)
    assert accepted(invoke, ticket("join")).json["groups"] == [group]


def test_whoever_comes_is_in_the_groups_and_has_the_role_that_they_were_invited_to(invoke, ticket):
    acme = Company()
    group, role = acme.group(), acme.role("audit:read")
    invited(invoke, acme, role=role, groups=[group])

    answer = accepted(invoke, ticket("join")).json

    assert (answer["role"], answer["groups"], answer["gone"]) == (role, [group], [])
    assert acme.size(group) == (1, 1)


def test_what_is_no_more_is_left_out_and_told(invoke, ticket):
    acme = Company()
    group, gone, role = acme.group(), acme.group(), acme.role("audit:read")
    invited(invoke, acme, role=role, groups=[gone, group])
    acme.forget(group=gone, role=role)

    answer = accepted(invoke, ticket("join")).json

    assert (answer["role"], answer["groups"]) == ("member", [group])
    assert answer["gone"] == [role, gone]
