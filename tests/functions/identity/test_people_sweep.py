from functions.identity import people_remove, people_sweep
from tests.functions.identity.colleagues import Company


def test_who_left_is_forgotten_after_two_runs_and_who_is_in_is_not(invoke, rows, a_month_later):
    acme = Company()
    bob = acme.hire("bob")
    invoke(people_remove, caller=acme.admin, person=bob)

    a_month_later(people_sweep)

    assert {row["sk"]["S"] for row in rows("identity-people-1")} == {"!counter", "!size", acme.ada}
