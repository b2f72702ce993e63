"""What it takes to say when an event is. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from agenda.jscalendar.patches import OF_THE_SERIES
from agenda.recurrence import Plan, plan
from agenda.recurrence.saying import read
from agenda.times import Duration

if TYPE_CHECKING:
    from agenda.jscalendar.event import Event

Patch = Mapping[str, Any]
Body = Mapping[str, Any]
"""An event as JSCalendar writes it, which was checked when it was written down."""

OF_ALL = OF_THE_SERIES | {"@type", "timeZones", "uid"}
"""What an override says of these is ignored (RFC 8984, 4.3.5)."""


class Occurrence(NamedTuple):
    """One time that it happens."""

    begins: datetime
    ends: datetime
    recurrence_id: datetime | None = None
    """When it would be, by the rules; ``None`` for what happens once."""
    patch: Patch | None = None
    """What it has otherwise than the series."""


def ours(patch: Patch) -> dict[str, Any]:
    """What of a patch, or of an event, may be otherwise about one of its times."""
    return {path: value for path, value in patch.items() if path.partition("/")[0] not in OF_ALL}


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
    def of(cls, event: "Event") -> Self:
        return cls(
            start=event.start,
            duration=event.duration,
            zone=event.time_zone,
            plans=tuple(plan(rule, event.start) for rule in event.recurrence_rules or ()),
            excluded=tuple(plan(rule, event.start, begins=False) for rule in event.excluded_recurrence_rules or ()),
            overrides=event.recurrence_overrides,
        )

    @classmethod
    def read(cls, body: Body) -> Self:
        """The same, where nothing is checked again: importing what checks is dear."""
        said, start = body.get, datetime.fromisoformat(body["start"])
        rules, excluded = said("recurrenceRules") or (), said("excludedRecurrenceRules") or ()
        overrides = said("recurrenceOverrides") or {}
        return cls(
            start=start,
            duration=Duration.parse(said("duration") or "PT0S"),
            zone=said("timeZone"),
            plans=tuple(plan(read(rule), start) for rule in rules),
            excluded=tuple(plan(read(rule), start, begins=False) for rule in excluded),
            overrides={datetime.fromisoformat(each): patch for each, patch in overrides.items()} or None,
        )

    @property
    def repeats(self) -> bool:
        return bool(self.plans or self.overrides)
