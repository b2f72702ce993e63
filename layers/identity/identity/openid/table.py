"""All that a decision about an application rests on, read at once; and what is written of it."""

import re
from typing import NamedTuple

from contracts.audit import Acted
from identity.acts.table import along as noted
from identity.callers.standing import Standing
from identity.clients.model import Client, workspace_of
from identity.clients.rows import TABLE as CLIENTS
from identity.clients.rows import journal as clients
from identity.consents.table import place as consent_place
from identity.consents.table import read as consent
from identity.people.table import TABLE as PEOPLE
from identity.people.table import journal as people
from identity.sessions.table import SessionRow, place
from identity.sessions.table import read as session
from identity.workspaces.table import TABLE as WORKSPACES
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from kernel.callers import PersonId
from kernel.journal import Along
from kernel.journal.reading import Place, gathered
from kernel.journal.rows import alive
from kernel.journal.together import together
from kernel.rows import Row

_CLIENT_ID = re.compile(r"[a-z0-9-]{1,40}-[0-9a-f]{8}")


class Facts(NamedTuple):
    """How it stands with a client, and with somebody who is to be or was let in there."""

    client: Client | None = None
    standing: Standing = Standing(None, None, None)
    agreed: tuple[str, ...] = ()
    """What they agreed to before."""
    ticket: Row | None = None


class OpenIdTable:
    def __init__(self) -> None:
        self._clients, self._people, self._workspaces = clients().shape, people().shape, workspaces().shape

    def facts(
        self, client_id: str, person: PersonId | None = None, session_id: str | None = None, ticket: Place | None = None
    ) -> Facts:
        """In one round trip; of what is no id of a client, none."""
        if not _CLIENT_ID.fullmatch(client_id):
            return Facts()
        workspace = workspace_of(client_id)
        at: dict[str, Place] = {
            "client": (CLIENTS, workspace, client_id),
            "workspace": (WORKSPACES, workspace, WORKSPACE),
        }
        if person is not None:
            at |= {"member": (PEOPLE, workspace, person), "consent": consent_place(workspace, person, client_id)}
            if session_id is not None:
                at["session"] = place(workspace, person, session_id)
        if ticket is not None:
            at["ticket"] = ticket
        found = gathered(list(at.values()))
        return self._read({name: found[where] for name, where in at.items() if where in found})

    def _read(self, rows: dict[str, Row]) -> Facts:
        lasting = {name: row for name, row in rows.items() if name in {"session", "consent", "ticket"} or alive(row)}
        member, home, ours = (lasting.get(name) for name in ("member", "workspace", "client"))
        kept = lasting.get("session")
        said = lasting.get("consent")
        return Facts(
            self._clients.object(ours) if ours else None,
            Standing(
                session(SessionRow.from_raw_data(dict(kept))) if kept else None,
                self._people.object(member) if member else None,
                self._workspaces.object(home) if home else None,
            ),
            consent(said).scopes if said else (),
            lasting.get("ticket"),
        )

    def write(self, *rows: Along, act: Acted | None = None) -> None:
        """All of it, or what the row is refused with that cannot be written."""
        together(along=[*rows, *([noted(act)] if act else [])])
