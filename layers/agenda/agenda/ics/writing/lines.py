"""The lines of one component that is being written. Pure."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from agenda.ics.components import Component
from agenda.ics.kept import Kept
from agenda.ics.lines import Line
from agenda.ics.texts import escaped
from agenda.ics.values import UTC_ZONE, Time, day_written, moment_written, time_written

Said = Mapping[str, Any]
_ORDER = (
    "UID",
    "DTSTAMP",
    "CREATED",
    "LAST-MODIFIED",
    "SEQUENCE",
    "RECURRENCE-ID",
    "DTSTART",
    "DTEND",
    "DUE",
    "DURATION",
    "RRULE",
    "EXRULE",
    "RDATE",
    "EXDATE",
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "GEO",
    "STATUS",
    "CLASS",
    "TRANSP",
    "PRIORITY",
    "ORGANIZER",
    "ATTENDEE",
)
_PLACE = {name: place for place, name in enumerate(_ORDER)}


_NEVER = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def clean(text: str) -> str:
    """Without what no line can hold."""
    return _NEVER.sub("", text.replace("\r\n", "\n"))


class Lines:
    """What one says, with what was kept of it."""

    def __init__(self, name: str, said: Said, kept: Kept) -> None:
        self.name, self.said, self.kept = name, said, kept
        self._lines: list[Line] = []
        self.components: list[Component] = []
        self.zones: set[str] = set()

    def add(self, name: str, value: str, path: str = "", /, **parameters: str | list[str]) -> None:
        """A property, with the parameters that were kept of what is at that path."""
        own = {
            key.replace("_", "-"): tuple(values) if isinstance(values, list) else (values,)
            for key, values in parameters.items()
            if values
        }
        more = self.kept.parameters(path) if path else {}
        said = {**own, **{key: more[key] for key in more if key not in own}}
        self._lines.append(Line(0, name, {key: tuple(map(clean, said[key])) for key in said}, clean(value)))

    def text(self, name: str, field: str) -> None:
        if isinstance(value := self.said.get(field), str):
            self.add(name, escaped(value), field)

    def number(self, name: str, field: str) -> None:
        if (value := self.said.get(field)) is not None:
            self.add(name, str(int(value)), field)

    def moment(self, name: str, field: str) -> None:
        if value := self.said.get(field):
            self.add(name, moment_written(datetime.fromisoformat(value)), field)

    def time(self, name: str, at: Time, path: str = "") -> None:
        """A time of its zone, or a day."""
        if at.day:
            self.add(name, day_written(at.local), path, VALUE="DATE")
        elif at.zone == UTC_ZONE:
            self.add(name, f"{time_written(at.local)}Z", path)
        elif at.zone is None:
            self.add(name, time_written(at.local), path)
        else:
            self.zones.add(at.zone)
            self.add(name, time_written(at.local), path, TZID=at.zone)

    def component(self) -> Component:
        """All of it, in the order in which people look for it; what was kept comes last."""
        first = sorted(self._lines, key=lambda line: _PLACE.get(line.name, len(_PLACE)))
        return Component(self.name, 0, [*first, *self.kept.properties], [*self.components, *self.kept.components])
