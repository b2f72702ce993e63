from datetime import UTC, datetime, timedelta

from functions.identity import accounts_sweep
from identity.leaving.table import DepartureTable
from kernel.journal import sweep
from tests.functions.identity.colleagues import Company


def test_who_deleted_their_account_is_forgotten_after_a_month_and_nobody_else_is(invoke, rows, monkeypatch):
    acme = Company()
    bob = acme.hire("bob")
    table = DepartureTable()
    table.depart(table.account(bob))
    table.erase(table.account(bob))
    assert bob in {row["pk"]["S"] for row in rows("identity-accounts-1")}

    for days in (31, 32, 33):

        class Later(datetime):
            @classmethod
            def now(cls, _=None):
                return datetime.now(UTC) + timedelta(days=days)  # noqa: B023 - used within the turn

        monkeypatch.setattr(sweep, "datetime", Later)
        invoke(accounts_sweep)

    assert {row["pk"]["S"] for row in rows("identity-accounts-1") if row["sk"]["S"] == "account"} == {acme.ada}
