"""What it takes to say when an event is. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, Self

from agenda.jscalendar.event import Event
from agenda.recurrence import Plan, plan
from agenda.times import Duration

Patch = Mapping[str, Any]


class Occurrence(NamedTuple):
    """One time that it happens."""

    begins: datetime
    ends: datetime
    recurrence_id: datetime | None = None
    """When it would be, by the rules; ``None`` for what happens once."""
    patch: Patch | None = None
    """What it has otherwise than the series."""


@dataclass(frozen=True, slots=True)
class Series:
    start: datetime
    duration: Duration
    zone: str | None
    """``None``: at that time wherever one is."""
    plans: tuple[Plan, ...] = ()
    excluded: tuple[Plan, ...] = ()
    overrides: Mapping[datetime, Patch] | None = None

    @classmethod
    def of(cls, event: Event) -> Self:
        return cls(
            start=event.start,
            duration=event.duration,
            zone=event.time_zone,
            plans=tuple(plan(rule, event.start) for rule in event.recurrence_rules or ()),
            excluded=tuple(plan(rule, event.start) for rule in event.excluded_recurrence_rules or ()),
            overrides=event.recurrence_overrides,
        )

    @property
    def repeats(self) -> bool:
        return bool(self.plans or self.overrides)
