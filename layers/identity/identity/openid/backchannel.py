"""Telling an application that somebody signed out (OpenID Connect Back-Channel Logout)."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from pydantic import BaseModel, Field

from identity.clients.logouts import Fault, Record
from identity.clients.model import Client
from kernel.callers import PersonId, WorkspaceId
from kernel.ids import new_id
from kernel.logs import log

EVENT = "http://schemas.openid.net/event/backchannel-logout"
KIND = "logout+jwt"
LASTS = 120


class Over(BaseModel, frozen=True):
    """What an application went on with is over."""

    workspace: WorkspaceId = Field(examples=["acme"])
    person: PersonId = Field(examples=["ada"])
    client_id: str = Field(examples=["acme-5f0e4c51"])
    session_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])


class NotTold(Exception):
    """The application did not answer as it should; it is told again later."""


class Applications(Protocol):
    def one(self, workspace: WorkspaceId, client_id: str) -> tuple[Client | None, Record | None]:
        """An application, if it is there, and how it took it the last time."""

    def note(self, client: Client, before: Record | None, fault: Fault | None, at: datetime) -> None:
        """Keep how it took one more, if that is news."""


class Signing(Protocol):
    def signed(self, claims: dict[str, object], kind: str) -> str: ...


class Heard(Protocol):
    """What came of telling: whether it was taken, and if not whether it might be later."""

    @property
    def ok(self) -> bool: ...
    @property
    def transient(self) -> bool: ...
    @property
    def fault(self) -> Fault | None:
        """Why it was not taken, in a word for whoever looks after the application."""

    @property
    def why(self) -> str:
        """In words for whoever reads the log; nothing of what was told."""


@dataclass(frozen=True, slots=True)
class Telling:
    applications: Applications
    signing: Signing
    tell: Callable[[str, Mapping[str, str]], Heard]
    issuer: str
    now: Callable[[], float] = time.time

    def over(self, over: Over) -> None:
        """Tell the application, if it wants to be told and is there; ``NotTold`` if it is worth another try."""
        client, before = self.applications.one(over.workspace, over.client_id)
        if client is None or not client.enabled or client.backchannel_logout_uri is None:
            return
        token = self.signing.signed(said(over, self.issuer, int(self.now())), KIND)
        heard = self.tell(client.backchannel_logout_uri, {"logout_token": token})
        self.applications.note(client, before, heard.fault, datetime.fromtimestamp(self.now(), UTC))
        if heard.transient:
            log.warning("an application could not be told that somebody signed out", extra=_why(over, heard))
            raise NotTold("the application could not be told that somebody signed out")
        if not heard.ok:
            log.warning("an application refused to hear that somebody signed out", extra=_why(over, heard))


def _why(over: Over, heard: Heard) -> dict[str, str]:
    return {"client": over.client_id, "reason": heard.why}


def said(over: Over, issuer: str, now: int) -> dict[str, object]:
    """What a logout token says."""
    return {
        "iss": issuer,
        "aud": over.client_id,
        "sub": over.person,
        "sid": over.session_id,
        "iat": now,
        "exp": now + LASTS,
        "jti": new_id(),
        "events": {EVENT: {}},
    }
