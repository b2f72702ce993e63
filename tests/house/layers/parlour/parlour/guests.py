"""Guests whom another house vouches for."""

from urllib.parse import urlencode

from pydantic import BaseModel, Field


class Invitation(BaseModel, frozen=True):
    """Whom we send there; it is remembered until they come back."""

    name: str = Field(min_length=1, max_length=100, examples=["Grace"])


class Welcome(BaseModel, frozen=True):
    """What they hear when they do."""

    name: str = Field(examples=["Grace"])
    code: str = Field(examples=["4/abc"])


def door_of(state: str) -> str:
    return f"https://vouch.example.com/authorize?{urlencode({'client_id': 'parlour', 'state': state})}"
