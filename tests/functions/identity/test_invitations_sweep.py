from functions.identity import invitations_revoke, invitations_sweep
from tests.functions.identity.colleagues import Company
from tests.functions.identity.inviting import invited


def test_what_was_revoked_is_forgotten_after_two_runs_and_what_is_open_is_not(invoke, rows, a_month_later):
    acme = Company()
    gone = invited(invoke, acme)["invitation_id"]
    invoke(invitations_revoke, caller=acme.admin, invitation_id=gone)
    there = invited(invoke, acme, email="eve@example.com")["invitation_id"]

    a_month_later(invitations_sweep)

    assert {row["sk"]["S"] for row in rows("identity-invitations-1")} == {"!counter", there}
