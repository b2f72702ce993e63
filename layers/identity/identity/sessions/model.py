"""What a session is: a person, signed in to a workspace from one device. Pure.

Its refresh tokens are numbered, and each is good once: it brings the next. Each follows from its number, from chance
that only the session's row holds and from a key that only our functions hold, so neither of the two alone is worth
anything to a thief. A client whose answer got lost, or who asked a hundred times at once, shows the token before the
current one, and for half a minute is given the current one again. A token older than that is in hands that it should
not be in, and ends the session; one that we never made ends nothing.
"""

import hmac
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Literal, Self

from pydantic import BaseModel, Field

from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Unauthenticated

GRACE = 30
"""Seconds for which a refresh token that was used may be used again, to the same effect."""

_TEXT = r"([a-z0-9-]{1,64})\.([A-Za-z0-9-]{1,64})\.([a-z0-9-]{36})\.([1-9][0-9]{0,8})\.([A-Za-z0-9_-]{43})"

Verdict = Literal["current", "again", "stolen", "over"]


class SessionOver(Unauthenticated):
    """It ended, or its token was used before, or never was one: the answer is the same. Sign in again."""


@dataclass(frozen=True, slots=True)
class RefreshToken:
    """A refresh token as a client shows it; nothing of it has been believed yet."""

    workspace: WorkspaceId
    person: PersonId
    session_id: str
    number: int
    proof: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Take it apart, or raise ``SessionOver``."""
        found = re.fullmatch(_TEXT, text)
        if found is None:
            raise over()
        workspace, person, session_id, number, proof = found.groups()
        return cls(WorkspaceId(workspace), PersonId(person), session_id, int(number), proof)

    @classmethod
    def shown(cls, text: str | None) -> Self | None:
        """The token that somebody may have brought, or nothing if it is none at all."""
        try:
            return cls.parse(text or "")
        except SessionOver:
            return None

    def __str__(self) -> str:
        return f"{self.workspace}.{self.person}.{self.session_id}.{self.number}.{self.proof}"


class Session(BaseModel, frozen=True):
    workspace: WorkspaceId
    person: PersonId
    session_id: str
    seed: str
    number: int = 1
    """Of the current refresh token."""
    rotated: int = 0
    created: int
    expires: int
    auth_time: int
    amr: tuple[str, ...] = ("pwd",)
    device: str = ""
    address: str = ""
    known_by: str = ""
    """The hash of what its device keeps to be known by, if it keeps anything."""
    clients: tuple[str, ...] = ()
    client_id: str = ""
    """The application that goes on with it, if it is one's; what a browser or an app of ours has names none."""
    scopes: tuple[str, ...] = ()
    """What the application was given."""
    parent: str = ""
    """The session in which the person let the application in."""
    offline: bool = False
    """Whether it outlives that one."""

    def token(self, key: str) -> RefreshToken:
        """The current refresh token."""
        return RefreshToken(self.workspace, self.person, self.session_id, self.number, self._proof(self.number, key))

    def judge(self, token: RefreshToken, keys: Iterable[str], now: int) -> Verdict:
        """What a token that claims to be of this session is."""
        if now >= self.expires or token.number > self.number:
            return "over"
        if not any(hmac.compare_digest(self._proof(token.number, key), token.proof) for key in keys):
            return "over"
        if token.number == self.number:
            return "current"
        recent = token.number == self.number - 1 and now - self.rotated <= GRACE
        return "again" if recent else "stolen"

    def rotation(self, now: int) -> Self:
        """The session with its next token."""
        return self.model_copy(update={"number": self.number + 1, "rotated": now})

    def _proof(self, number: int, key: str) -> str:
        message = f"{self.workspace}\n{self.person}\n{self.session_id}\n{self.seed}\n{number}"
        return urlsafe_b64encode(hmac.new(key.encode(), message.encode(), sha256).digest()).decode().rstrip("=")


class Shown(BaseModel, frozen=True):
    """A session as its person sees it."""

    session_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    device: str = Field(examples=["Firefox on Linux"])
    address: str = Field(examples=["192.0.2.7"])
    begun: datetime
    expires: datetime
    amr: tuple[str, ...] = Field(description="How the person showed who they are (RFC 8176).", examples=[["pwd"]])
    current: bool = Field(description="Whether it is the one that asks.")

    @classmethod
    def of(cls, session: Session, current: str) -> Self:
        return cls(
            session_id=session.session_id,
            device=session.device,
            address=session.address,
            begun=datetime.fromtimestamp(session.created, UTC),
            expires=datetime.fromtimestamp(session.expires, UTC),
            amr=session.amr,
            current=session.session_id == current,
        )


class Everywhere(BaseModel, frozen=True):
    """All sessions of a person in a workspace, the newest first."""

    items: tuple[Shown, ...]


def over() -> SessionOver:
    return SessionOver("this session is over; sign in again")
