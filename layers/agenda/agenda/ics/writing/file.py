"""A whole file: the zones that its times are of, and what it holds. Pure."""

from collections.abc import Iterable
from datetime import datetime

from agenda.ics.components import Component
from agenda.ics.lines import Line
from agenda.ics.texts import escaped
from agenda.ics.writing.folding import written
from agenda.ics.writing.lines import Said
from agenda.ics.writing.series import components
from agenda.ics.writing.timezones import timezone

PRODUCT = "-//Stoa//Agenda//EN"
END = b"END:VCALENDAR\r\n"
"""What stands after them."""


def write(
    entries: Iterable[Said],
    *,
    method: str | None = None,
    name: str | None = None,
    description: str | None = None,
    color: str | None = None,
    time_zone: str | None = None,
    stamp: datetime | None = None,
) -> bytes:
    """The file. ``stamp`` is when a message is sent; without one, it is when each was changed."""
    sheet = Sheet(stamp)
    body = [sheet.add(said) for said in entries]
    head = sheet.head(method=method, name=name, description=description, color=color, time_zone=time_zone)
    return b"".join((head, *body, END))


class Sheet:
    """A file that is written entry by entry: which zones it has to describe is known when all are."""

    def __init__(self, stamp: datetime | None = None) -> None:
        self._stamp = stamp
        self._years: dict[str, tuple[int, int | None]] = {}

    def add(self, said: Said) -> bytes:
        """An entry as it stands in the file."""
        made, zones = components(said, self._stamp)
        for zone in zones:
            self._years[zone] = _both(self._years.get(zone), _years(said))
        return written(made)

    def head(
        self,
        *,
        method: str | None = None,
        name: str | None = None,
        description: str | None = None,
        color: str | None = None,
        time_zone: str | None = None,
    ) -> bytes:
        """What stands before them all."""
        described = [timezone(zone, *self._years[zone]) for zone in sorted(self._years)]
        head = written([_head(method, name, description, color, time_zone)]).removesuffix(END)
        return head + written(described)


def _head(
    method: str | None, name: str | None, description: str | None, color: str | None, time_zone: str | None
) -> Component:
    lines = [("VERSION", "2.0"), ("PRODID", PRODUCT), ("CALSCALE", "GREGORIAN")]
    if method:
        lines.append(("METHOD", method.upper()))
    if name:
        lines += [("NAME", escaped(name)), ("X-WR-CALNAME", escaped(name))]
    if description:
        lines += [("DESCRIPTION", escaped(description)), ("X-WR-CALDESC", escaped(description))]
    if color:
        lines += [("COLOR", escaped(color)), ("X-APPLE-CALENDAR-COLOR", escaped(color))]
    if time_zone:
        lines.append(("X-WR-TIMEZONE", time_zone))
    return Component("VCALENDAR", 0, [Line(0, each, {}, value) for each, value in lines])


def _years(said: Said) -> tuple[int, int | None]:
    """The years in which it happens; some go on for ever."""
    times = [said[each] for each in ("start", "due", "recurrenceId") if said.get(each)]
    overrides = said.get("recurrenceOverrides") or {}
    times += [*overrides, *(patch["start"] for patch in overrides.values() if isinstance(patch.get("start"), str))]
    found = [int(each[:4]) for each in times] or [1970]
    return min(found) - 1, None if said.get("recurrenceRules") else max(found) + 1


def _both(one: tuple[int, int | None] | None, other: tuple[int, int | None]) -> tuple[int, int | None]:
    if one is None:
        return other
    last = None if one[1] is None or other[1] is None else max(one[1], other[1])
    return min(one[0], other[0]), last
