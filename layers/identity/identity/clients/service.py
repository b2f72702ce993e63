"""What can be done with the applications of a workspace."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Protocol

from contracts.audit import Acted
from identity.acts import by
from identity.clients.logouts import Logouts
from identity.clients.model import (
    Client,
    ClientDraft,
    ClientShown,
    ClientStanding,
    ClientUpdate,
    Registered,
    Rotation,
    Secret,
)
from kernel.answers import Answer
from kernel.callers import Caller, WorkspaceId
from kernel.etags import ANYTHING, IfMatch
from kernel.pages import Listing, Page


class ClientStore(Protocol):
    """Where clients are kept; each change with the act that tells of it."""

    def create(self, workspace: WorkspaceId, client: Client, act: Acted) -> Client:
        """Keep one more; ``TooManyClients`` if there are as many as the plan allows."""

    def get(self, workspace: WorkspaceId, client_id: str) -> tuple[Client, Logouts | None]:
        """An application, and how it takes it that people sign out."""

    def page(self, workspace: WorkspaceId, page: Page) -> Listing[tuple[Client, Logouts | None]]:
        """Likewise, in the order of their ids."""

    def change(
        self, workspace: WorkspaceId, client_id: str, edit: Callable[[Client], Client], expected: IfMatch, act: Acted
    ) -> Client: ...
    def delete(self, workspace: WorkspaceId, client_id: str, expected: IfMatch, act: Acted) -> None: ...


@dataclass(frozen=True, slots=True)
class Clients:
    store: ClientStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_secret: Callable[[], str] = lambda: secrets.token_urlsafe(32)

    def create(self, caller: Caller, draft: ClientDraft) -> Registered:
        """Register an application; its secret is in the answer and nowhere else."""
        now = self.now()
        secret = self.new_secret() if draft.kind == "confidential" else None
        client = Client(
            **draft.model_dump(),
            client_id=f"{caller.workspace}-{secrets.token_hex(4)}",
            workspace=caller.workspace,
            secrets=(Secret(digest=digest(secret), created=now),) if secret else (),
            created=now,
            created_by=caller.person,
        ).checked(caller)
        act = by(caller, "client.create", client.client_id, {"name": client.name})
        return self.store.create(caller.workspace, client, act).registered(secret)

    def get(self, caller: Caller, client_id: str) -> Answer:
        """An application; whole, even if it is as it was, since how it takes logouts is not in its ETag."""
        client, logouts = self.store.get(caller.workspace, client_id)
        return Answer(client.standing(logouts))

    def page(self, caller: Caller, page: Page) -> Listing[ClientStanding]:
        """The applications of the workspace."""
        found = self.store.page(caller.workspace, page)
        items = [client.standing(logouts) for client, logouts in found.items]
        return Listing[ClientStanding](items=items, next=found.next)

    def update(self, caller: Caller, client_id: str, update: ClientUpdate, expected: IfMatch) -> ClientShown:
        """Change an application."""
        act = by(caller, "client.update", client_id, {"of": " ".join(sorted(update.model_fields_set))})
        kept = self.store.change(caller.workspace, client_id, lambda it: it.updated(update, caller), expected, act)
        return kept.shown()

    def rotate(self, caller: Caller, client_id: str, rotation: Rotation) -> Registered:
        """Give it a new secret; the one before is good beside it for a while."""
        secret, now = self.new_secret(), self.now()

        def turned(client: Client) -> Client:
            return client.checked(caller).rotated(digest(secret), now, rotation.overlap)

        act = by(caller, "client.rotate", client_id)
        return self.store.change(caller.workspace, client_id, turned, ANYTHING, act).registered(secret)

    def delete(self, caller: Caller, client_id: str, expected: IfMatch) -> None:
        """Let nobody sign in with it any more; whoever is signed in to it is so no more within a minute."""
        self.store.delete(caller.workspace, client_id, expected, by(caller, "client.delete", client_id))


def digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
