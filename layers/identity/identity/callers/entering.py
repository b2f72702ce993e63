"""What is known of an application at this moment, from four tables at once."""

from identity.callers.applications import Entered
from identity.callers.held import NOTHING
from identity.callers.standing import Standing
from identity.clients.rows import TABLE as CLIENTS
from identity.clients.rows import journal as clients
from identity.people.table import TABLE as PEOPLE
from identity.people.table import journal as people
from identity.rights.model import Carried, Needed
from identity.rights.table import RightsTable, places
from identity.sessions.table import SessionRow, place, read
from identity.tokens import Claims
from identity.workspaces.table import TABLE as WORKSPACES
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from kernel.callers import WorkspaceId
from kernel.journal.reading import Place, gathered
from kernel.journal.rows import alive


class EnteredTable:
    def __init__(self) -> None:
        self._clients, self._people = clients().shape, people().shape
        self._workspaces, self._rights = workspaces().shape, RightsTable()

    def entered(self, claims: Claims, also: Needed = NOTHING) -> Entered:
        workspace = claims.workspace
        which: Place = (CLIENTS, workspace, claims.client_id)
        home: Place = (WORKSPACES, workspace, WORKSPACE)
        who: Place = (PEOPLE, workspace, claims.person)
        within = place(workspace, claims.person, claims.session_id or "none")
        personal = (who, within, *places(workspace, also)) if claims.session_id else ()
        found = gathered((which, home, *personal))
        client, house, member, session = (found.get(each) for each in (which, home, who, within))
        standing = Standing(
            read(SessionRow.from_raw_data(dict(session))) if session else None,
            self._people.object(member) if member and alive(member) else None,
            self._workspaces.object(house) if house and alive(house) else None,
            self._rights.read(found),
        )
        return Entered(self._clients.object(client) if client and alive(client) else None, standing)

    def carried(self, workspace: WorkspaceId, needed: Needed) -> Carried:
        return self._rights.carried(workspace, needed)
