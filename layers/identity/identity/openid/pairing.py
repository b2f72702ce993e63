"""Letting in a device that has no browser: its person says so elsewhere, by a short code (RFC 8628). Pure."""

from hashlib import sha256
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from identity.clients.model import Client
from identity.consents.model import Meaning
from identity.openid.errors import AccessDenied, AuthorizationPending, SlowDown
from identity.openid.model import Grant
from identity.sessions.model import Session
from kernel.callers import PersonId
from kernel.errors import NotFound, Refusal

LASTS = 10 * 60
INTERVAL = 5
SLOWER = 5

_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
_LENGTH = 8


class NoSuchCode(NotFound):
    """Nobody shows this code, or not any more; look at it again."""


class PairingRequest(BaseModel):
    """How a device asks. What else is said is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    scope: str | None = Field(default=None, max_length=2000, examples=["openid"])
    client_id: str | None = Field(
        default=None, max_length=100, examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f-5f0e4c51"]
    )
    client_secret: str | None = Field(default=None, max_length=4000)


class PairingBegun(BaseModel, frozen=True):
    """What a device shows its person, and asks with itself."""

    device_code: str
    user_code: str = Field(examples=["WDJB-MJHT"])
    verification_uri: str
    verification_uri_complete: str
    expires_in: int = LASTS
    interval: int = INTERVAL


class PairingShown(BaseModel, frozen=True):
    """Which device asks for what."""

    client_id: str
    name: str = Field(examples=["Television"])
    logo_uri: str | None = None
    scopes: tuple[Meaning, ...]


class Answer(BaseModel):
    """What the person says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    allow: bool = Field(examples=[True])


class Pairing(BaseModel, frozen=True):
    """What is kept of it."""

    client_id: str
    scopes: tuple[str, ...]
    digest: str
    """Of the device's own secret."""
    status: Literal["pending", "allowed", "denied"] = "pending"
    person: PersonId = PersonId("")
    grant: Grant | None = None
    interval: int = INTERVAL
    polled: int = 0

    def answered(self, session: Session, client: Client, *, allow: bool) -> Self:
        """What the person said who has that session."""
        if not allow:
            return self.model_copy(update={"status": "denied"})
        grant = Grant(
            client_id=client.client_id,
            redirect_uri="",
            scopes=self.scopes,
            challenge="",
            nonce=None,
            session_id=session.session_id,
            auth_time=session.auth_time,
            amr=session.amr,
            ends=session.expires,
        )
        return self.model_copy(update={"status": "allowed", "person": session.person, "grant": grant})

    def asked(self, now: int) -> tuple[Self, Refusal | None]:
        """What is kept after the device asked, and what it is refused with, if nobody let it in yet."""
        if self.status == "denied":
            return self, AccessDenied("the person said no")
        if self.status == "allowed":
            return self, None
        if now - self.polled < self.interval:
            slower = {"interval": self.interval + SLOWER, "polled": now}
            return self.model_copy(update=slower), SlowDown("ask five seconds less often")
        return self.model_copy(update={"polled": now}), AuthorizationPending("nobody has decided yet; ask again")


def user_code(secret: str) -> str:
    """The short code of a device's secret."""
    number = int.from_bytes(sha256(f"user code\n{secret}".encode()).digest())
    letters = ""
    for _ in range(_LENGTH):
        number, left = divmod(number, len(_LETTERS))
        letters += _LETTERS[left]
    return f"{letters[:4]}-{letters[4:]}"


def plain(code: str) -> str:
    """A short code as somebody typed it."""
    return "".join(each for each in code.upper() if each in _LETTERS)


def place(code: str) -> str:
    """The range key of its row."""
    return f"device#{sha256(plain(code).encode()).hexdigest()}"
