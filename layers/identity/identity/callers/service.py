"""Who is calling: the one place where credentials are believed."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from identity import attacks
from identity.callers.applications import Applications
from identity.callers.programs import Programs
from identity.callers.standing import MEMORY, PersonStore
from identity.callers.ticketed import Ticketed
from identity.tokens import AUDIENCE, Claims, TokenRefused
from kernel.callers import Caller, Shown
from kernel.errors import Unauthenticated

REFUSED_AFTER = 0.05
"""Seconds after which a credential is refused, whatever is wrong with it: how long it takes tells nothing."""

_MOST = 1000


class CredentialRefused(Unauthenticated):
    """Whatever was shown, and whatever is wrong with it: the answer is the same."""


class Believer(Protocol):
    def claims(self, token: str) -> Claims:
        """What a token says, or ``TokenRefused``."""


@dataclass(frozen=True, slots=True)
class Callers:
    programs: Programs
    tokens: Believer
    store: PersonStore
    applications: Applications
    ticketed: Ticketed
    now: Callable[[], float] = time.time
    wait: Callable[[float], None] = time.sleep
    _seen: dict[str, tuple[float, Caller]] = field(default_factory=dict)

    def caller(self, shown: Shown) -> Caller:
        """Who shows this: an access token, an API key, or a ticket; ``CredentialRefused`` if it is no good."""
        began = time.monotonic()
        try:
            return self._believed(shown)
        except Unauthenticated:
            attacks.credential_refused()
            self.wait(max(0.0, began + REFUSED_AFTER - time.monotonic()))
            raise CredentialRefused("this is no valid access token, API key or ticket, or not any more") from None

    def _believed(self, shown: Shown) -> Caller:
        if shown.ticket:
            return self.ticketed.caller(shown.text)
        return self.programs.caller(shown.text) if shown.text.startswith("stoa_") else self._signed_in(shown.text)

    def _signed_in(self, token: str) -> Caller:
        claims = self.tokens.claims(token)
        if claims.client_id != AUDIENCE:
            return self.applications.caller(claims)
        now = self.now()
        until, caller = self._seen.get(claims.session_id, (0.0, None))
        if caller is not None and now < until and caller[:2] == (claims.workspace, claims.person):
            return caller
        caller = self._asked(claims, now)
        if len(self._seen) > _MOST:
            self._seen.clear()
        self._seen[claims.session_id] = (now + MEMORY, caller)
        return caller

    def _asked(self, claims: Claims, now: float) -> Caller:
        who = claims.workspace, claims.person
        standing, charter = self.store.known(*who, claims.session_id)
        member = standing.member
        if not standing.holds(now) or member is None:
            raise TokenRefused("this token is not valid, or not any more")
        held = charter.held(member.role, member.groups)
        return Caller(*who, member.role, held, session=claims.session_id)
