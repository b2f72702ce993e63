"""What people agreed to: that an application learns or does something in their name. Pure."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import BaseModel, Field

from contracts.scopes import SCOPES
from identity.clients.model import OPENID


class Consent(BaseModel, frozen=True):
    client_id: str
    scopes: tuple[str, ...]
    agreed: datetime


class Meaning(BaseModel, frozen=True):
    """A scope in words."""

    scope: str = Field(examples=["email"])
    meaning: str = Field(examples=["See your e-mail address"])


def meanings(scopes: Sequence[str]) -> tuple[Meaning, ...]:
    """Scopes in words; of one that is no more, nothing is said."""
    words = {**OPENID, **{name: scope.meaning for name, scope in SCOPES.items()}}
    return tuple(Meaning(scope=each, meaning=words[each]) for each in scopes if each in words)


class Application(BaseModel, frozen=True):
    """An application that somebody lets in."""

    client_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f-5f0e4c51"])
    name: str = Field(examples=["Wiki"])
    client_uri: str | None = Field(default=None, examples=[None])
    logo_uri: str | None = Field(default=None, examples=[None])
    scopes: tuple[Meaning, ...] = Field(description="What it may learn and do.")
    agreed: datetime


class Applications(BaseModel, frozen=True):
    """All of them, by name."""

    items: tuple[Application, ...]
