from functions.identity import invitations_create, invitations_resend, invitations_revoke
from tests.functions.identity.colleagues import NOBODY, Company
from tests.functions.identity.inviting import GRACE, accepted, invited


def test_only_the_newest_letter_is_good(invoke, ticket, letters):
    acme = Company()
    first = invited(invoke, acme)
    old = ticket("join")

    again = invoke(invitations_resend, caller=acme.admin, invitation_id=first["invitation_id"])

    assert again.json["expires"] > first["expires"]
    assert len(letters()) == 2
    assert accepted(invoke, old).problem == "ticket-refused"
    assert accepted(invoke, ticket("join")).status == 200


def test_a_mailbox_is_not_flooded_with_invitations_to_one_workspace(invoke, letters):
    acme = Company()
    first = invited(invoke, acme)["invitation_id"]
    again = [invoke(invitations_resend, caller=acme.admin, invitation_id=first) for _ in range(5)]

    assert [each.status for each in again] == [200] * 4 + [429]
    assert again[-1].problem == "asked-too-often"
    assert invoke(invitations_revoke, caller=acme.admin, invitation_id=first).status == 204
    assert invoke(invitations_create, caller=acme.admin, body=GRACE).problem == "asked-too-often"
    assert len(letters()) == 5


def test_a_manager_sends_none_that_is_above_them(invoke):
    acme = Company()
    first = invited(invoke, acme, role="admin")
    mary = acme.caller(acme.hire("mary", "manager"), "manager")

    answer = invoke(invitations_resend, caller=mary, invitation_id=first["invitation_id"])
    assert answer.problem == "above-you"


def test_what_is_no_invitation_cannot_be_sent(invoke):
    acme, other = Company(), invited(invoke, Company("globex"))["invitation_id"]
    for each in (NOBODY, other):
        assert invoke(invitations_resend, caller=acme.admin, invitation_id=each).problem == "no-such-invitation"


def test_what_it_brings_must_still_be_the_callers_to_give(invoke):
    acme = Company()
    group = acme.group()
    first = invited(invoke, acme, role=acme.role("audit:read"), groups=[group])["invitation_id"]
    mary = acme.caller(acme.hire("mary", "manager"), "manager")

    assert invoke(invitations_resend, caller=mary, invitation_id=first).problem == "above-you"
    assert invoke(invitations_resend, caller=acme.admin, invitation_id=first).status == 200
