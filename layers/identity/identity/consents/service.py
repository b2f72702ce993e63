"""What people let applications do: seeing it, and taking it back."""

from dataclasses import dataclass
from typing import Protocol

from contracts.audit import Acted
from identity.acts import by
from identity.clients.model import Client
from identity.consents.model import Application, Applications, Consent, meanings
from kernel.callers import Caller, PersonId, WorkspaceId


class ConsentStore(Protocol):
    def of(self, workspace: WorkspaceId, person: PersonId) -> list[tuple[Consent, Client]]:
        """What somebody agreed to, of applications that are there."""

    def withdraw(self, workspace: WorkspaceId, person: PersonId, client_id: str, act: Acted) -> None:
        """Forget a consent, and end what the application went on with."""


@dataclass(frozen=True, slots=True)
class Consents:
    store: ConsentStore

    def mine(self, caller: Caller) -> Applications:
        """The applications that the caller let in, by name."""
        found = self.store.of(caller.workspace, caller.person)
        shown = [_shown(consent, client) for consent, client in found]
        return Applications(items=tuple(sorted(shown, key=lambda each: (each.name, each.client_id))))

    def withdraw(self, caller: Caller, client_id: str) -> None:
        """Let an application out; one that is out already is as well."""
        self.store.withdraw(caller.workspace, caller.person, client_id, by(caller, "client.withdraw", client_id))


def _shown(consent: Consent, client: Client) -> Application:
    return Application(
        client_id=client.client_id,
        name=client.name,
        client_uri=client.client_uri,
        logo_uri=client.logo_uri,
        scopes=meanings(consent.scopes),
        agreed=consent.agreed,
    )
