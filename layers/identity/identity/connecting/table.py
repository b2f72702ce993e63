"""Whether a credential is good at this moment, read from where its kind is kept."""

from datetime import UTC, datetime

from identity.callers.programs import Holding
from identity.callers.standing import Standing
from identity.clients.rows import TABLE as CLIENTS
from identity.clients.rows import journal as clients
from identity.keys.table import place as key_place
from identity.keys.table import read_raw
from identity.people.table import TABLE as PEOPLE
from identity.people.table import journal as people
from identity.sessions.table import SessionRow, place, read
from identity.workspaces.table import TABLE as WORKSPACES
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from kernel.callers import KEY, Caller, WorkspaceId
from kernel.journal.reading import Place, gathered
from kernel.journal.rows import alive
from kernel.rows import Row

CLIENT = "client:"
"""How the session of an application begins that calls for itself."""


class CredentialTable:
    def __init__(self) -> None:
        self._people, self._workspaces, self._clients = people().shape, workspaces().shape, clients().shape

    def lasts(self, caller: Caller, now: float) -> bool:
        """In one round trip, or in two where an application calls for a person."""
        whose: Place = (PEOPLE, caller.workspace, caller.person)
        home: Place = (WORKSPACES, caller.workspace, WORKSPACE)
        which = _place(caller)
        found = gathered((which, whose, home))
        row, member, house = found.get(which), found.get(whose), found.get(home)
        somebody = self._people.object(member) if member and alive(member) else None
        workspace = self._workspaces.object(house) if house and alive(house) else None
        if caller.session.startswith(CLIENT):
            return self._enabled(row) and workspace is not None and workspace.status == "active"
        if caller.session.startswith(KEY):
            key = read_raw(row) if row else None
            return (
                Holding(key, somebody, workspace).open()
                and key is not None
                and key.lasts(datetime.fromtimestamp(now, UTC))
            )
        session = read(SessionRow.from_raw_data(dict(row))) if row else None
        if session is None or not Standing(session, somebody, workspace).holds(now):
            return False
        return not session.client_id or self._enabled(self._client(caller.workspace, session.client_id))

    def _client(self, workspace: WorkspaceId, client_id: str) -> Row | None:
        which: Place = (CLIENTS, workspace, client_id)
        return gathered((which,)).get(which)

    def _enabled(self, row: Row | None) -> bool:
        return row is not None and alive(row) and self._clients.object(row).enabled


def _place(caller: Caller) -> Place:
    if caller.session.startswith(KEY):
        return key_place(caller.workspace, caller.session.removeprefix(KEY))
    if caller.session.startswith(CLIENT):
        return CLIENTS, caller.workspace, caller.session.removeprefix(CLIENT)
    return place(caller.workspace, caller.person, caller.session or "none")
