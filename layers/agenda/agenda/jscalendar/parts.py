"""What events and tasks are made of (RFC 8984, 4 and 5): places, links, people, alerts. Pure.

What we do not know of is kept as it came: other programs may.
"""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

from agenda.times import Duration, LocalTime, SignedDuration, UtcTime, Zone
from kernel.plainly import spelt

KEPT = ConfigDict(frozen=True, extra="allow", alias_generator=to_camel, validate_by_name=True, validate_by_alias=True)
"""How all of it is read and written: in camelCase, as the standard has it."""

_ID = spelt(r"^[A-Za-z0-9_-]{1,255}$", "this is no id; it has letters from a to z, digits, - and _ in it")
_URI = spelt(
    r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s]*$", "this is an address, such as https://example.com or mailto:ada@example.com"
)
_GEO = spelt(r"^geo:", "a place is written geo:52.52,13.40")
Id = Annotated[str, StringConstraints(pattern=_ID)]
Text = Annotated[str, StringConstraints(max_length=1024)]
Long = Annotated[str, StringConstraints(max_length=65_536)]
Uri = Annotated[str, StringConstraints(min_length=1, max_length=4096, pattern=_URI)]
Words = Annotated[
    dict[Annotated[str, StringConstraints(min_length=1, max_length=255)], Literal[True]], Field(max_length=100)
]
"""A set, as JSCalendar writes one: ``{"home": true}``."""


class Part(BaseModel):
    """Something within an event or a task."""

    model_config = KEPT


class Relation(Part):
    type: Literal["Relation"] = Field(default="Relation", alias="@type")
    relation: Words = {}


class Location(Part):
    """Where it is."""

    type: Literal["Location"] = Field(default="Location", alias="@type")
    name: Text | None = None
    description: Long | None = None
    location_types: Words | None = None
    relative_to: Text | None = None
    time_zone: Zone | None = None
    coordinates: Annotated[str, StringConstraints(pattern=_GEO, max_length=255)] | None = None
    links: dict[Id, "Link"] | None = Field(default=None, max_length=100)


class VirtualLocation(Part):
    """Where it is when nobody goes anywhere: the address of a call."""

    type: Literal["VirtualLocation"] = Field(default="VirtualLocation", alias="@type")
    name: Text = ""
    description: Long | None = None
    uri: Uri
    features: Words | None = None


class Link(Part):
    """Something outside: a page, or a file that is attached."""

    type: Literal["Link"] = Field(default="Link", alias="@type")
    href: Annotated[str, StringConstraints(min_length=1, max_length=65_536)]
    cid: Text | None = None
    content_type: Text | None = None
    size: int | None = Field(default=None, ge=0, le=2**53 - 1)
    rel: Text | None = None
    display: Text | None = None
    title: Text | None = None


class Participant(Part):
    """Somebody who comes, or something: a room."""

    type: Literal["Participant"] = Field(default="Participant", alias="@type")
    name: Text | None = None
    email: Annotated[str, StringConstraints(max_length=320)] | None = None
    description: Long | None = None
    send_to: dict[Text, Uri] | None = Field(default=None, max_length=10)
    kind: Text | None = None
    roles: Words
    location_id: Id | None = None
    language: Text | None = None
    participation_status: Text = "needs-action"
    participation_comment: Long | None = None
    expect_reply: bool = False
    schedule_agent: Text = "server"
    schedule_force_send: bool = False
    schedule_sequence: int = Field(default=0, ge=0, le=2**53 - 1)
    schedule_status: Annotated[list[Text], Field(max_length=100)] | None = None
    schedule_updated: UtcTime | None = None
    sent_by: Annotated[str, StringConstraints(max_length=320)] | None = None
    invited_by: Id | None = None
    delegated_to: dict[Id, Literal[True]] | None = Field(default=None, max_length=100)
    delegated_from: dict[Id, Literal[True]] | None = Field(default=None, max_length=100)
    member_of: dict[Id, Literal[True]] | None = Field(default=None, max_length=100)
    links: dict[Id, Link] | None = Field(default=None, max_length=100)
    progress: Text | None = None
    progress_updated: UtcTime | None = None
    percent_complete: int | None = Field(default=None, ge=0, le=100)


class OffsetTrigger(Part):
    """So long before or after it starts, or ends."""

    type: Literal["OffsetTrigger"] = Field(default="OffsetTrigger", alias="@type")
    offset: SignedDuration
    relative_to: Literal["start", "end"] = "start"


class AbsoluteTrigger(Part):
    """At a moment."""

    type: Literal["AbsoluteTrigger"] = Field(alias="@type")
    when: UtcTime


def _unknown(kind: str) -> str:
    if kind in {"OffsetTrigger", "AbsoluteTrigger"}:
        raise ValueError(f"this is no {kind} as the standard has it")
    return kind


class UnknownTrigger(Part):
    """What another program knows of; it is kept, and rings nothing."""

    type: Annotated[str, StringConstraints(min_length=1, max_length=255), AfterValidator(_unknown)] = Field(
        alias="@type"
    )


class Alert(Part):
    """That somebody is to be reminded."""

    type: Literal["Alert"] = Field(default="Alert", alias="@type")
    trigger: OffsetTrigger | AbsoluteTrigger | UnknownTrigger
    acknowledged: UtcTime | None = None
    related_to: dict[Text, Relation] | None = Field(default=None, max_length=10)
    action: Text = "display"


Overrides = Annotated[dict[LocalTime, dict[str, Any]], Field(max_length=5000)]
__all__ = ["Alert", "Duration", "Id", "Link", "Location", "Participant", "Relation", "VirtualLocation", "Words"]
