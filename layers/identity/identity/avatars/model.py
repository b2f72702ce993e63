"""The picture of a person: how it comes to us, and where it is shown. Pure.

It goes from the browser straight to S3, to a place that was signed for one picture of one size and type. There it is
looked at, and kept by the hash of what is in it (ADR 22).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from identity.pictures import AVATAR
from kernel.errors import NotFound

SIGNED = 300
"""Seconds for which a place takes a picture."""

_UPLOAD = "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"


class NothingUploaded(NotFound):
    """Nothing was put there; ask for a place, put the picture there, and then say so."""


class NoSuchAvatar(NotFound):
    """There is no such picture, or not any more."""


class Announced(BaseModel):
    """A picture that somebody is about to upload."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    media_type: Literal["image/png", "image/jpeg", "image/webp", "image/gif"] = Field(examples=["image/png"])
    size: int = Field(ge=1, le=AVATAR.largest, description="In bytes, exactly.", examples=[48_210])


class Place(BaseModel, frozen=True):
    """Where it goes: a `PUT` of exactly that, with these headers."""

    upload: str = Field(description="What to call it when it is there.", examples=[_UPLOAD])
    link: str = Field(examples=["https://s3.eu-central-1.amazonaws.com/…"])
    headers: Mapping[str, str] = Field(examples=[{"Content-Type": "image/png"}])
    until: datetime


class Uploaded(BaseModel):
    """The picture is there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    upload: str = Field(pattern=r"^[0-9a-f-]{36}$", examples=[_UPLOAD])


class Pictured(BaseModel, frozen=True):
    """Where one's picture is from now on."""

    picture: str | None = Field(examples=[f"/api/auth/avatars/{_UPLOAD}/{'0' * 64}"])
