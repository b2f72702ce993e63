"""What is known of a session at this moment, from the tables that say it, at once."""

from collections.abc import Mapping

from identity.callers.standing import Standing
from identity.charters import Charter
from identity.charters import rows as charters
from identity.people.table import TABLE as PEOPLE
from identity.people.table import journal as people
from identity.sessions.table import SessionRow, place, read
from identity.workspaces.table import TABLE as WORKSPACES
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.reading import Place, gathered
from kernel.journal.rows import alive
from kernel.rows import Row


class StandingTable:
    def __init__(self) -> None:
        self._people, self._workspaces = people().shape, workspaces().shape

    def standing(self, workspace: WorkspaceId, person: PersonId, session_id: str) -> Standing:
        where = _where(workspace, person, session_id)
        return self._read(where, gathered(where))

    def known(self, workspace: WorkspaceId, person: PersonId, session_id: str) -> tuple[Standing, Charter]:
        where, charter = _where(workspace, person, session_id), charters.place(workspace)
        found = gathered((*where, charter))
        return self._read(where, found), charters.read(found.get(charter))

    def _read(self, where: tuple[Place, ...], found: Mapping[Place, Row]) -> Standing:
        session, member, home = (found.get(each) for each in where)
        return Standing(
            read(SessionRow.from_raw_data(dict(session))) if session else None,
            self._people.object(member) if member and alive(member) else None,
            self._workspaces.object(home) if home and alive(home) else None,
        )


def _where(workspace: WorkspaceId, person: PersonId, session_id: str) -> tuple[Place, ...]:
    return place(workspace, person, session_id), (PEOPLE, workspace, person), (WORKSPACES, workspace, WORKSPACE)
