"""A file that lies beside the events of a calendar. Pure.

It is called by the hash of what is in it, so the same file is there once, and what a link leads to never changes.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from kernel.errors import NotFound

LARGEST = 100 * 1024 * 1024
SIGNED = 900
"""Seconds for which a link takes a file, or gives it."""

_EXAMPLE = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$"), Field(examples=[_EXAMPLE])]


class NoSuchFile(NotFound):
    """There is no such file in this calendar."""


class AttachmentDraft(BaseModel):
    """A file that somebody is about to upload."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=255, pattern=r"^[^/\\\x00-\x1f\x7f]+$", examples=["slides.pdf"])
    media_type: str = Field(
        pattern=r"^[a-z]+/[A-Za-z0-9!#$&^_.+-]{1,100}$", examples=["application/pdf"], description="What it is."
    )
    size: int = Field(ge=1, le=LARGEST, description="In bytes, exactly.", examples=[48_210])
    sha256: Hash = Field(description="The SHA-256 of what is in it, in hexadecimal.", examples=[_EXAMPLE])


class AttachmentPlace(BaseModel, frozen=True):
    """Where it goes, by a `PUT` of exactly that with these headers; and what then stands in an event."""

    upload: str = Field(examples=["https://s3.eu-central-1.amazonaws.com/…"])
    headers: Mapping[str, str] = Field(examples=[{"Content-Type": "application/pdf"}])
    until: datetime
    link: dict[str, Any] = Field(
        description="For the `links` of an event, as JSCalendar has them.",
        examples=[{"@type": "Link", "rel": "enclosure", "href": "https://…", "title": "slides.pdf"}],
    )


def place_of(origin: str, calendar_id: str) -> str:
    """What links to the files of a calendar begin with; what is behind it is the hash."""
    return f"{origin}/api/agenda/calendars/{calendar_id}/files/"


def hash_in(link: str, place: str) -> str | None:
    """The hash of the file that it leads to, if that lies there."""
    found = link.removeprefix(place)
    return found if found != link and _HASH.fullmatch(found) else None


def linked(wanted: AttachmentDraft, origin: str, calendar_id: str) -> dict[str, Any]:
    """What stands in an event for a file of its calendar."""
    return {
        "@type": "Link",
        "rel": "enclosure",
        "href": place_of(origin, calendar_id) + wanted.sha256,
        "title": wanted.name,
        "contentType": wanted.media_type,
        "size": wanted.size,
    }
