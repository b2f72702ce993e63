from datetime import UTC, datetime, timedelta

from functions.identity import people_remove, people_sweep
from tests.functions.identity.colleagues import Company


def test_who_left_is_forgotten_after_two_runs_and_who_is_in_is_not(invoke, rows, monkeypatch):
    from kernel.journal import sweep

    acme = Company()
    bob = acme.hire("bob")
    invoke(people_remove, caller=acme.admin, person=bob)

    for days in (31, 32, 33):

        class Later(datetime):
            @classmethod
            def now(cls, _=None):
                return datetime.now(UTC) + timedelta(days=days)  # noqa: B023 - used within the turn

        monkeypatch.setattr(sweep, "datetime", Later)
        invoke(people_sweep)

    assert {row["sk"]["S"] for row in rows("identity-people-1")} == {"!counter", "!size", acme.ada}
