from functions.identity import accounts_sweep
from identity.leaving.table import DepartureTable
from tests.functions.identity.colleagues import Company


def test_who_deleted_their_account_is_forgotten_after_a_month_and_nobody_else_is(a_month_later, rows):
    acme = Company()
    bob = acme.hire("bob")
    table = DepartureTable()
    table.depart(table.account(bob))
    table.erase(table.account(bob))
    assert bob in {row["pk"]["S"] for row in rows("identity-accounts-1")}

    a_month_later(accounts_sweep)

    assert {row["pk"]["S"] for row in rows("identity-accounts-1") if row["sk"]["S"] == "account"} == {acme.ada}
