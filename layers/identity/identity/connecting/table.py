"""Whether a credential is good at this moment, read from where its kind is kept."""

from datetime import UTC, datetime

from identity.callers.programs import Holding
from identity.callers.table import StandingTable
from identity.clients.model import Client
from identity.clients.rows import TABLE as CLIENTS
from identity.clients.rows import journal as clients
from identity.keys.table import place, read_raw
from identity.people import Member
from identity.people.table import TABLE as PEOPLE
from identity.people.table import journal as people
from identity.workspaces import Workspace
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
        self._sessions = StandingTable()

    def lasts(self, caller: Caller, now: float) -> bool:
        """In one round trip, or in two where an application calls for a person."""
        if caller.session.startswith(KEY):
            return self._key(caller, caller.session.removeprefix(KEY), datetime.fromtimestamp(now, UTC))
        if caller.session.startswith(CLIENT):
            return self._application(caller.workspace, caller.session.removeprefix(CLIENT))
        return self._session(caller, now)

    def _session(self, caller: Caller, now: float) -> bool:
        standing = self._sessions.standing(caller.workspace, caller.person, caller.session or "none")
        session, member = standing.session, standing.member
        if session is None or member is None or not standing.holds(now):
            return False
        if not session.client_id:
            return True
        which = _client(caller.workspace, session.client_id)
        client = self._registered(gathered((which,)).get(which))
        return client is not None and client.enabled and client.serves(member.groups)

    def _key(self, caller: Caller, key_id: str, now: datetime) -> bool:
        which, whose, home = place(caller.workspace, key_id), _member(caller), _home(caller.workspace)
        found = gathered((which, whose, home))
        key = read_raw(found[which]) if which in found else None
        holding = Holding(key, self._member(found.get(whose)), self._house(found.get(home)))
        return key is not None and key.lasts(now) and holding.open()

    def _application(self, workspace: WorkspaceId, client_id: str) -> bool:
        which, home = _client(workspace, client_id), _home(workspace)
        found = gathered((which, home))
        client, house = self._registered(found.get(which)), self._house(found.get(home))
        return client is not None and client.enabled and house is not None and house.status == "active"

    def _registered(self, row: Row | None) -> Client | None:
        return self._clients.object(row) if row and alive(row) else None

    def _member(self, row: Row | None) -> Member | None:
        return self._people.object(row) if row and alive(row) else None

    def _house(self, row: Row | None) -> Workspace | None:
        return self._workspaces.object(row) if row and alive(row) else None


def _client(workspace: WorkspaceId, client_id: str) -> Place:
    return CLIENTS, workspace, client_id


def _member(caller: Caller) -> Place:
    return PEOPLE, caller.workspace, caller.person


def _home(workspace: WorkspaceId) -> Place:
    return WORKSPACES, workspace, WORKSPACE
