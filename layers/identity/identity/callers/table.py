"""What is known of a session at this moment, from three tables at once."""

from identity.callers.held import NOTHING
from identity.callers.standing import Standing
from identity.people.table import TABLE as PEOPLE
from identity.people.table import journal as people
from identity.rights.model import Carried, Needed
from identity.rights.table import RightsTable, places
from identity.sessions.table import SessionRow, place, read
from identity.workspaces.table import TABLE as WORKSPACES
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.reading import gathered
from kernel.journal.rows import alive


class StandingTable:
    def __init__(self) -> None:
        self._people, self._workspaces, self._rights = people().shape, workspaces().shape, RightsTable()

    def standing(self, workspace: WorkspaceId, person: PersonId, session_id: str, also: Needed = NOTHING) -> Standing:
        where = (place(workspace, person, session_id), (PEOPLE, workspace, person), (WORKSPACES, workspace, WORKSPACE))
        found = gathered((*where, *places(workspace, also)))
        session, member, home = (found.get(each) for each in where)
        return Standing(
            read(SessionRow.from_raw_data(dict(session))) if session else None,
            self._people.object(member) if member and alive(member) else None,
            self._workspaces.object(home) if home and alive(home) else None,
            self._rights.read(found),
        )

    def carried(self, workspace: WorkspaceId, needed: Needed) -> Carried:
        return self._rights.carried(workspace, needed)
