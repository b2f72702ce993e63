import pytest

from functions.identity import people_deactivate, people_reactivate, people_remove, people_update
from tests.functions.identity.colleagues import Company


@pytest.fixture
def open_sessions(rows):
    return lambda: {row["sk"]["S"] for row in rows("identity-sessions-1")}


@pytest.mark.parametrize("door", [people_deactivate, people_remove])
def test_all_their_sessions_of_this_workspace_end(invoke, cloud, open_sessions, door):
    acme, globex = Company(), Company("globex")
    bob = acme.hire("bob")
    for _ in range(3):
        acme.begin(bob)
    others = {acme.begin(acme.ada), globex.begin(bob)}

    invoke(door, caller=acme.admin, person=bob)
    cloud.pumps.drain()

    assert open_sessions() == others


def test_what_they_begin_after_they_were_let_in_again_goes_on(invoke, cloud, open_sessions):
    acme = Company()
    bob = acme.hire("bob")
    invoke(people_deactivate, caller=acme.admin, person=bob)
    invoke(people_reactivate, caller=acme.admin, person=bob)
    new = acme.begin(bob)

    cloud.pumps.drain()

    assert open_sessions() == {new}


def test_whoever_is_only_changed_stays_in(invoke, cloud, open_sessions):
    acme = Company()
    bob = acme.hire("bob", "lead")
    session = acme.begin(bob)
    invoke(people_update, caller=acme.admin, person=bob, body={"role": "member"})

    cloud.pumps.drain()

    assert open_sessions() == {session}
