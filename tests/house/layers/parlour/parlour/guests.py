"""Guests whom another house vouches for."""

from typing import Literal
from urllib.parse import urlencode

from pydantic import BaseModel, Field


class Invitation(BaseModel, frozen=True):
    """Whom we send there; it is remembered until they come back."""

    name: str = Field(min_length=1, max_length=100, examples=["Grace"])
    response_mode: Literal["query", "form_post"] = Field(default="query", description="How they are sent back.")


class Welcome(BaseModel, frozen=True):
    """What they hear when they do."""

    name: str = Field(examples=["Grace"])
    code: str = Field(examples=["4/abc"])


def door_of(state: str, response_mode: str) -> str:
    """Where the house that vouches for them asks who they are; by ``form_post`` their browser posts the answer."""
    asked = {"client_id": "parlour", "response_mode": response_mode, "state": state}
    return f"https://vouch.example.com/authorize?{urlencode(asked)}"
