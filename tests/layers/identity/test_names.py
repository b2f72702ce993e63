"""However many want a name at once, one gets it; and what had its name before names were compared goes on having it."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from identity.groups import Group, GroupDraft, GroupUpdate, groups
from identity.groups.rows import journal as group_journal
from identity.names.model import NameTaken, compared
from identity.provisioning.group_table import ProvisionedGroupTable
from identity.provisioning.groups import ProvisionedGroups
from identity.roles import RoleDraft, built_in, roles
from identity.scim.directory import Roster
from identity.scim.errors import Taken
from kernel.callers import Caller
from kernel.etags import ANYTHING
from kernel.ids import new_id
from kernel.once import Once
from kernel.pages import Page
from tests.functions.identity.colleagues import Company


def boss(company):
    return Caller(company.id, company.ada, "admin", built_in("admin"), "s")


def at_once(*deeds):
    """Do all of them at the same moment; how many were refused for the name."""
    start = threading.Barrier(len(deeds))

    def act(deed):
        start.wait()
        try:
            deed()
        except (NameTaken, Taken):
            return 1
        return 0

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sum(pool.map(act, deeds))


def test_of_all_who_want_a_group_of_that_name_at_once_one_gets_it(cloud):
    acme = Company()
    caller, other = boss(acme), acme.group(name="Other")
    provisioned = ProvisionedGroups(caller, ProvisionedGroupTable())

    refused = at_once(
        lambda: groups().create(caller, GroupDraft(name="Bakers"), Once()),
        lambda: groups().create(caller, GroupDraft(name="bakers"), Once()),
        lambda: groups().update(caller, other, GroupUpdate(name="BAKERS"), ANYTHING),
        lambda: provisioned.create(Roster("Bakers ")),
    )

    named = [each.name for each in groups().page(caller, Page()).items if compared(each.name) == "bakers"]
    assert (refused, len(named)) == (3, 1)


def test_of_all_who_want_a_role_of_that_name_at_once_one_gets_it(cloud):
    acme = Company()
    caller, draft = boss(acme), RoleDraft(name="Baker", scopes=["people:read"])

    assert at_once(*[lambda: roles().create(caller, draft, Once())] * 3) == 2
    assert [each.name for each in roles().page(caller, Page()).items] == ["Baker"]


def test_groups_that_were_called_the_same_before_go_on_and_are_told_apart_when_they_are_renamed(cloud):
    acme = Company()
    caller, ours = boss(acme), groups()
    old = [
        group_journal().create(
            acme.id, Group(group_id=new_id(), name="Bakers", created=datetime.now(UTC), created_by=acme.ada)
        )
        for _ in range(3)
    ]
    first, second, third = (each.group_id for each in old)

    assert ours.update(caller, first, GroupUpdate(name="bakers", about="We bake."), ANYTHING).name == "bakers"
    assert ours.update(caller, first, GroupUpdate(name="Builders"), ANYTHING).name == "Builders"
    assert ours.update(caller, first, GroupUpdate(name="Bakers"), ANYTHING).name == "Bakers"
    with pytest.raises(NameTaken):
        ours.create(caller, GroupDraft(name="Bakers"), Once())
    ours.update(caller, second, GroupUpdate(name="Cooks"), ANYTHING)
    ours.delete(caller, third, ANYTHING)
    with pytest.raises(NameTaken):  # neither took away what the first one has
        ours.create(caller, GroupDraft(name="Bakers"), Once())
