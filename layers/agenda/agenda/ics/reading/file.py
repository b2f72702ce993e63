"""A whole file: everything in it that can be read, and a report of what cannot. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError

from agenda.ics.components import Component, calendars
from agenda.ics.kept import Source
from agenda.ics.problems import BadProperty, Problem, Problems
from agenda.ics.reading.context import Context, Said
from agenda.ics.reading.entry import KINDS, Read, read_entry
from agenda.ics.reading.joined import joined
from agenda.ics.texts import plain
from agenda.ics.words import SAYS
from agenda.ics.zones import Zones
from agenda.jscalendar.event import Event
from agenda.jscalendar.task import Task
from agenda.times import Duration, called
from kernel.plainly import plainly

_SOME_DAY = "2000-01-01T00:00:00"
_NAMES = ("NAME", "X-WR-CALNAME")
_DESCRIPTIONS = ("DESCRIPTION", "X-WR-CALDESC")
_COLORS = ("COLOR", "X-APPLE-CALENDAR-COLOR", "X-OUTLOOK-COLOR")


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a file holds."""

    entries: list[Said]
    """Events and tasks of JSCalendar, each of which can be read as one; a message's event may lack its start."""
    lines: list[int]
    """For each entry, the line on which it begins."""
    method: str | None = None
    """What a message asks for: ``REQUEST``."""
    name: str | None = None
    description: str | None = None
    color: str | None = None
    time_zone: str | None = None
    refresh: Duration | None = None
    """How long it is good, if it says so."""
    product: str | None = None
    """The program that wrote it."""
    problems: list[Problem] = field(default_factory=list)
    """What was left out, and why."""
    notes: list[Problem] = field(default_factory=list)
    """What was taken, but not as it stood there."""
    wrong: int = 0
    """How many problems there are, were they too many to tell."""
    unread: frozenset[str] = frozenset()
    """The uids of what was left out."""
    whole: bool = True
    """Whether it ends where it should; if not, there may have been more in it."""


def read(data: bytes) -> Calendar:
    """What it holds; ``BadCalendar`` if it is no calendar file, or larger than we read."""
    return gathered(calendars(data))


def gathered(found: list[Component]) -> Calendar:
    """What these calendars hold, of which there is at least one."""
    problems, notes = Problems(), Problems()
    taken: list[Read] = []
    unread: set[str] = set()
    for each in found:
        taken += _entries(each, problems, notes, unread)
    good = joined(taken, problems)
    head = Source(found[0])
    zone = _text(head, ("X-WR-TIMEZONE",))
    method = _text(head, ("METHOD",))
    return Calendar(
        entries=[it.said for it in good],
        lines=[it.component.number for it in good],
        method=method.upper() if method else None,
        name=_text(head, _NAMES),
        description=_text(head, _DESCRIPTIONS),
        color=_text(head, _COLORS),
        time_zone=called(zone) if zone else None,
        refresh=_refresh(head),
        product=_text(head, ("PRODID",)),
        problems=sorted(problems.told),
        notes=sorted(notes.told),
        wrong=problems.count,
        unread=frozenset(unread),
        whole=not any(each.cut for each in found),
    )


def _entries(calendar: Component, problems: Problems, notes: Problems, unread: set[str]) -> Iterator[Read]:
    problems.add(*calendar.wrong)
    zones = Zones((each for each in calendar.components if each.name == "VTIMEZONE"), notes)
    method = _text(Source(calendar), ("METHOD",))
    context = Context(zones, notes, method)
    for each in calendar.components:
        if each.name == "VTIMEZONE":
            notes.add(*each.wrong)
        elif each.name not in KINDS:
            problems.add(Problem(each.number, each.name[:60], "only events and tasks are read"))
        else:
            try:
                yield _checked(read_entry(each, context))
            except (BadProperty, OverflowError) as wrong:
                problems.add(wrong.problem if isinstance(wrong, BadProperty) else _never(each))
                if uid := _text(Source(each), ("UID",)):
                    unread.add(uid)


def _never(component: Component) -> Problem:
    return Problem(component.number, component.name[:60], "a time of it is in no calendar")


def _checked(it: Read) -> Read:
    """The same, if it is an event or a task; what a message says of an event need not say when that begins."""
    try:
        if it.said["@type"] == "Event":
            Event.model_validate({"start": _SOME_DAY, **it.said})
        else:
            Task.model_validate(it.said)
    except ValidationError as refused:
        wrong = refused.errors(include_url=False, include_input=False)[0]
        where = SAYS.get(str(wrong["loc"][0]) if wrong["loc"] else "", it.component.name)
        line = it.component.first(where)
        number = line.number if line else it.component.number
        raise BadProperty(Problem(number, where, plainly(wrong))) from None
    return it


def _refresh(head: Source) -> Duration | None:
    said = _text(head, ("REFRESH-INTERVAL", "X-PUBLISHED-TTL"))
    try:
        found = Duration.parse(said.upper()) if said else None
    except ValueError:
        return None
    return found if found and not found.negative else None


def _text(source: Source, names: Iterable[str]) -> str | None:
    lines = [line for name in names if (line := source.take(name))]
    return next((plain(line.value).strip() for line in lines if line.value.strip()), None)
