"""The people and groups of a workspace in its tables."""

from identity.acts import by
from identity.provisioning.group_table import ProvisionedGroupTable
from identity.provisioning.groups import ProvisionedGroups
from identity.provisioning.people import ProvisionedPeople
from identity.provisioning.table import ProvisionedTable
from identity.roles import built_in
from identity.scim.directory import Directory
from kernel.callers import Caller
from tests.functions.identity.colleagues import Company


def directory():
    """One of a workspace from which its founder has gone, so that nobody is there."""
    acme = Company()
    caller = Caller(acme.id, acme.ada, "admin", built_in("admin"), "key:x")
    store = ProvisionedTable()
    store.remove(acme.id, store.get(acme.id, acme.ada), by(caller, "person.remove", acme.ada))
    return Directory(ProvisionedPeople(caller, store), ProvisionedGroups(caller, ProvisionedGroupTable()))
