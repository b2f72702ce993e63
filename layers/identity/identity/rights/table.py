"""What rights depend on, in DynamoDB: roles and groups, read at once and with whatever else is read anyway."""

from collections.abc import Mapping

from identity.groups.rows import TABLE as GROUPS
from identity.groups.rows import journal as groups
from identity.people import Member
from identity.people.table import journal as people
from identity.rights.model import Carried, Needed
from identity.roles.rows import TABLE as ROLES
from identity.roles.rows import journal as roles
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.reading import Place, gathered
from kernel.journal.rows import alive
from kernel.rows import Row


class RightsTable:
    def __init__(self) -> None:
        self._people, self._roles, self._groups = people(), roles().shape, groups().shape

    def member(self, workspace: WorkspaceId, person: PersonId) -> Member:
        return self._people.get(workspace, person)

    def carried(self, workspace: WorkspaceId, needed: Needed) -> Carried:
        """Those of the roles and groups that are there."""
        return self.read(gathered(places(workspace, needed))) if needed else Carried()

    def read(self, found: Mapping[Place, Row]) -> Carried:
        """The roles and groups among rows that were read."""
        rows = [(table, sk, row) for (table, _, sk), row in found.items() if alive(row)]
        return Carried(
            {sk: self._roles.object(row) for table, sk, row in rows if table == ROLES},
            {sk: self._groups.object(row) for table, sk, row in rows if table == GROUPS},
        )


def places(workspace: WorkspaceId, needed: Needed) -> list[Place]:
    """Where they are."""
    own = [(ROLES, str(workspace), each) for each in sorted(needed.roles)]
    return own + [(GROUPS, str(workspace), each) for each in sorted(needed.groups)]
