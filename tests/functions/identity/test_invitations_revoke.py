from functions.identity import invitations_list, invitations_revoke
from tests.functions.identity.colleagues import Company
from tests.functions.identity.inviting import accepted, invited


def test_its_letter_is_good_for_nothing_and_the_address_can_be_invited_anew(invoke, ticket):
    acme = Company()
    first = invited(invoke, acme)["invitation_id"]

    assert invoke(invitations_revoke, caller=acme.admin, invitation_id=first).status == 204

    assert accepted(invoke, ticket("join")).problem == "ticket-refused"
    assert invoke(invitations_list, caller=acme.admin).json["items"] == []
    assert invoke(invitations_revoke, caller=acme.admin, invitation_id=first).problem == "no-such-invitation"
    invited(invoke, acme)
    assert accepted(invoke, ticket("join")).status == 200


def test_a_manager_revokes_none_that_is_above_them(invoke):
    acme = Company()
    first = invited(invoke, acme, role="admin")["invitation_id"]
    mary = acme.caller(acme.hire("mary", "manager"), "manager")

    assert invoke(invitations_revoke, caller=mary, invitation_id=first).problem == "above-you"


def test_it_takes_what_giving_it_takes_as_long_as_that_is_there(invoke):
    acme = Company()
    role = acme.role("audit:read")
    first = invited(invoke, acme, role=role, groups=[acme.group()])["invitation_id"]
    mary = acme.caller(acme.hire("mary", "manager"), "manager")

    assert invoke(invitations_revoke, caller=mary, invitation_id=first).problem == "above-you"
    acme.forget(group=acme.group(), role=role)
    assert invoke(invitations_revoke, caller=mary, invitation_id=first).status == 204
