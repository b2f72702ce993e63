"""Who is calling by an application: the person who let it in, or the application itself."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from identity.callers.standing import MEMORY, Standing
from identity.charters import Charter
from identity.clients.model import ALONE, Client
from identity.clients.rights import carried, given
from identity.tokens import Claims, TokenRefused
from kernel.callers import Caller

ROLE = "application"
"""What is said of the role of an application that calls for itself."""

_MOST = 1000


class Entered(NamedTuple):
    """How it stands with an application at this moment, and with whoever let it in; read at once."""

    client: Client | None
    standing: Standing
    charter: Charter = Charter()


class EnteredStore(Protocol):
    def entered(self, claims: Claims) -> Entered:
        """In one round trip."""


@dataclass(frozen=True, slots=True)
class Applications:
    store: EnteredStore
    now: Callable[[], float] = time.time
    _seen: dict[str, tuple[float, Caller]] = field(default_factory=dict)

    def caller(self, claims: Claims) -> Caller:
        """Who calls with this token, and what it carries; ``TokenRefused`` if that is over."""
        now, name = self.now(), claims.session_id or claims.client_id
        until, caller = self._seen.get(name, (0.0, None))
        if caller is None or now >= until or caller[:2] != (claims.workspace, claims.person):
            caller = self._asked(claims, now)
            if len(self._seen) > _MOST:
                self._seen.clear()
            self._seen[name] = (now + MEMORY, caller)
        return caller._replace(scopes=carried(caller.scopes, claims.scopes))

    def _asked(self, claims: Claims, now: float) -> Caller:
        client, standing, charter = self.store.entered(claims)
        home = standing.workspace
        if client is None or not client.enabled or home is None or home.status != "active":
            raise TokenRefused("this token is not valid, or not any more")
        if not claims.session_id:
            allowed = client.alone if ALONE in client.grant_types else frozenset[str]()
            return Caller(claims.workspace, claims.person, ROLE, allowed, session=f"client:{client.client_id}")
        session, member = standing.session, standing.member
        if session is None or member is None or not standing.holds(now) or session.client_id != client.client_id:
            raise TokenRefused("this token is not valid, or not any more")
        if not client.serves(member.groups):
            raise TokenRefused("this token is not valid, or not any more")
        allowed = given(client, session.scopes, charter.held(member.role, member.groups))
        return Caller(claims.workspace, claims.person, member.role, allowed, session=claims.session_id)
