"""What is known of an application at this moment, from four tables at once."""

from identity.callers.applications import Entered
from identity.callers.standing import Standing
from identity.charters import rows as charters
from identity.clients.rows import TABLE as CLIENTS
from identity.clients.rows import journal as clients
from identity.people.table import TABLE as PEOPLE
from identity.people.table import journal as people
from identity.sessions.table import SessionRow, place, read
from identity.tokens import Claims
from identity.workspaces.table import TABLE as WORKSPACES
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from kernel.journal.reading import Place, gathered
from kernel.journal.rows import alive


class EnteredTable:
    def __init__(self) -> None:
        self._clients, self._people, self._workspaces = clients().shape, people().shape, workspaces().shape

    def entered(self, claims: Claims) -> Entered:
        workspace = claims.workspace
        which: Place = (CLIENTS, workspace, claims.client_id)
        home: Place = (WORKSPACES, workspace, WORKSPACE)
        who: Place = (PEOPLE, workspace, claims.person)
        within = place(workspace, claims.person, claims.session_id or "none")
        charter = charters.place(workspace)
        personal = (who, within, charter) if claims.session_id else ()
        found = gathered((which, home, *personal))
        client, house, member, session = (found.get(each) for each in (which, home, who, within))
        standing = Standing(
            read(SessionRow.from_raw_data(dict(session))) if session else None,
            self._people.object(member) if member and alive(member) else None,
            self._workspaces.object(house) if house and alive(house) else None,
        )
        theirs = self._clients.object(client) if client and alive(client) else None
        return Entered(theirs, standing, charters.read(found.get(charter)))
