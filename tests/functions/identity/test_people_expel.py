from datetime import UTC, datetime

import pytest

from functions.identity import people_deactivate, people_reactivate, people_remove, people_update
from identity.consents import Consent
from identity.consents.table import along as consented
from kernel.journal.together import together
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


@pytest.mark.parametrize(("door", "left"), [(people_deactivate, {"bob", "ada"}), (people_remove, {"ada"})])
def test_what_they_agreed_to_goes_with_them_but_waits_for_who_may_come_again(invoke, cloud, rows, door, left):
    acme = Company()
    people = {"ada": acme.ada, "bob": acme.hire("bob")}
    for person in people.values():
        agreed = Consent(client_id="wiki", scopes=("openid",), agreed=datetime.now(UTC))
        together(along=[consented(acme.id, person, agreed)])

    invoke(door, caller=acme.admin, person=people["bob"])
    cloud.pumps.drain()

    agreed = {row["pk"]["S"] for row in rows("identity-consents-1")}
    assert agreed == {f"{acme.id}#{people[name]}" for name in left}


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
