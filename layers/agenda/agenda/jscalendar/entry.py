"""What events and tasks have in common (RFC 8984, 4). Pure."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints

from agenda.jscalendar.parts import (
    KEPT,
    Alert,
    Id,
    Link,
    Location,
    Long,
    Overrides,
    Participant,
    Relation,
    Text,
    Uri,
    VirtualLocation,
    Words,
)
from agenda.recurrence.rule import Rule
from agenda.times import LocalTime, UtcTime, Zone

Uid = Annotated[str, StringConstraints(min_length=1, max_length=255)]
Rules = Annotated[list[Rule], Field(max_length=20)]
Privacy = Literal["public", "private", "secret"]


class Entry(BaseModel):
    """An event or a task: a series of them where it has rules or overrides."""

    model_config = KEPT

    uid: Uid
    prod_id: Text | None = None
    created: UtcTime | None = None
    updated: UtcTime
    sequence: int = Field(default=0, ge=0, le=2**31 - 1)
    method: Text | None = None
    related_to: dict[Uid, Relation] | None = Field(default=None, max_length=1000)

    title: Text = ""
    description: Long = ""
    description_content_type: Text = "text/plain"
    show_without_time: bool = False
    locations: dict[Id, Location] | None = Field(default=None, max_length=100)
    virtual_locations: dict[Id, VirtualLocation] | None = Field(default=None, max_length=100)
    links: dict[Id, Link] | None = Field(default=None, max_length=100)
    locale: Text | None = None
    keywords: Words | None = None
    categories: Words | None = None
    color: Text | None = None

    recurrence_id: LocalTime | None = None
    recurrence_id_time_zone: Zone | None = None
    recurrence_rules: Rules | None = None
    excluded_recurrence_rules: Rules | None = None
    recurrence_overrides: Overrides | None = None
    excluded: bool = False

    priority: int = Field(default=0, ge=0, le=9)
    free_busy_status: Literal["free", "busy"] = "busy"
    privacy: Privacy = "public"
    reply_to: dict[Text, Uri] | None = Field(default=None, max_length=10)
    sent_by: Text | None = None
    participants: dict[Id, Participant] | None = Field(default=None, max_length=1000)
    request_status: Text | None = None

    use_default_alerts: bool = False
    alerts: dict[Id, Alert] | None = Field(
        default=None,
        max_length=50,
        description="When to be reminded. What happens more often than every ten minutes may remind nobody.",
    )
    localizations: dict[Text, dict[str, Any]] | None = Field(default=None, max_length=50)
    time_zone: Zone | None = None
    """``None``: it is at that time wherever one is."""

    @property
    def repeats(self) -> bool:
        """Whether it may happen more than once."""
        return bool(self.recurrence_rules or self.recurrence_overrides)
