"""A charter says of everybody what their role and their groups allow, whatever became of both."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from identity.charters import Charter, rows
from identity.charters.model import TooManyRoles
from identity.groups import GroupUpdate, groups
from identity.groups.model import GroupNotEmpty
from identity.people.table import journal as people
from identity.rights.model import Needed, scopes
from identity.rights.table import RightsTable
from identity.roles import RoleHeld, RoleUpdate, built_in, roles
from kernel.callers import Caller
from kernel.etags import ANYTHING
from kernel.journal.reading import gathered
from kernel.pages import Page
from tests.functions.identity.colleagues import Company

_SCOPES = ["audit:read", "people:read", "people:write", "workspace:read"]
_ROLES = st.sampled_from([None, "lead", "admin", 0, 1])
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("widen"), st.integers(0, 1), st.sets(st.sampled_from(_SCOPES), min_size=1)),
        st.tuples(st.just("carry"), st.integers(0, 1), _ROLES),
        st.tuples(st.just("end role"), st.integers(0, 1), st.none()),
        st.tuples(st.just("end group"), st.integers(0, 1), st.none()),
    ),
    max_size=8,
)


def charter(company):
    where = rows.place(company.id)
    return rows.read(gathered([where]).get(where))


@pytest.fixture
def founded(cloud):
    """A company with two roles and two groups, in each of which is somebody."""
    numbers = iter(range(1000))

    def found():
        acme = Company(f"acme{next(numbers)}")
        made = [acme.role("audit:read"), acme.role("people:read", "people:write")]
        there = [acme.group(acme.hire(f"grace.{acme.id}", made[0])), acme.group(acme.hire(f"joan.{acme.id}"))]
        return acme, made, there

    return found


@given(_STEPS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_says_what_roles_and_groups_say_themselves(founded, steps):
    (acme, made, there), gone = founded(), set()
    boss, store = Caller(acme.id, acme.ada, "admin", built_in("admin"), "s"), RightsTable()
    for step, which, what in steps:
        role, group = made[which], there[which]
        carried = made[what] if isinstance(what, int) else what
        if gone.intersection([carried if step == "carry" else "", role if step in {"widen", "end role"} else group]):
            continue
        try:
            match step:
                case "widen":
                    roles().update(boss, role, RoleUpdate(scopes=what), ANYTHING)
                case "carry":
                    groups().update(boss, group, GroupUpdate(role=carried), ANYTHING)
                case "end role":
                    roles().delete(boss, role, ANYTHING)
                    gone.add(role)
                case "end group":
                    groups().delete(boss, group, ANYTHING)
                    gone.add(group)
        except (RoleHeld, GroupNotEmpty):
            continue
        said = charter(acme)
        for member in people().page(acme.id, Page()).items:
            assert said.held(member.role, member.groups) == scopes(member, store.carried(acme.id, Needed.of(member)))


def test_what_is_no_more_allows_nothing():
    said = Charter({"reader": frozenset({"audit:read", "long:gone"})}, {"bakers": "reader", "cooks": "member"})

    assert said.held("reader", ()) == {"audit:read"}
    assert said.held("gone", ["gone"]) == frozenset()
    assert said.held("gone", ["bakers", "cooks"]) == {"audit:read"} | built_in("member")


def test_there_is_an_end_to_roles_and_to_groups_that_carry_one(cloud, monkeypatch):
    monkeypatch.setattr(rows, "_MOST", {"role#": ("roles", 2), "group#": ("groups", 2)})
    acme = Company()
    first, second = acme.role("audit:read"), acme.role("people:read")
    bakers, _ = acme.group(role=first), acme.group(role="lead")
    with pytest.raises(TooManyRoles, match="a workspace has at most"):
        acme.role("people:read")
    with pytest.raises(TooManyRoles, match="groups of a workspace carry a role"):
        acme.group(role="lead")

    groups().update(acme.boss, bakers, GroupUpdate(role="member"), ANYTHING)
    groups().update(acme.boss, bakers, GroupUpdate(role=None), ANYTHING)
    roles().delete(acme.boss, second, ANYTHING)

    third = acme.role("people:read")
    cooks = acme.group(role=third)
    assert charter(acme).groups[cooks] == third
