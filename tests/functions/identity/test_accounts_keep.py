from functions.identity import accounts_keep, accounts_leave
from identity.accounts.table import AccountTable
from tests.functions.identity.colleagues import Company


def test_whoever_changes_their_mind_stays(invoke, ticket, rows, acts, cloud):
    acme = Company()
    joan = acme.hire("joan")
    invoke(accounts_leave, caller=acme.caller(joan, "member", acme.begin(joan)))
    keep = ticket("stay")

    answer = invoke(accounts_keep, body={"ticket": keep})

    assert answer.json == {"email": "joan@example.com"}
    assert AccountTable().get(joan).leaving is None
    assert rows("identity-by-leaving-1") == []
    assert acts()[-1]["action"] == "account.keep"
    assert invoke(accounts_keep, body={"ticket": keep}).problem == "ticket-refused"
