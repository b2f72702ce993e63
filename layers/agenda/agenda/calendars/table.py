"""Calendars in DynamoDB: the journal of each workspace."""

import json

from pynamodb.attributes import UnicodeAttribute

from agenda.calendars.model import Calendar, no_such_calendar
from agenda.sharing import widely
from agenda.sharing.indexes import NOBODY, trashed_on
from kernel.journal import Journal, JournalTable
from kernel.rows import Row
from kernel.settings import physical

TABLE = physical("agenda-calendars-1")
_COLUMNS = {"calendar_id", "modseq"}


class CalendarRow(JournalTable):
    """``owned`` by whom, ``listed`` as what everybody may look for, and since which day in the trash: for indexes."""

    class Meta:
        table_name = TABLE

    owned = UnicodeAttribute()
    listed = UnicodeAttribute(null=True)
    trashed_on = UnicodeAttribute(null=True)
    formerly = UnicodeAttribute(null=True)
    handed = UnicodeAttribute(null=True)
    said = UnicodeAttribute(null=True)
    marks = UnicodeAttribute(null=True)
    rest = UnicodeAttribute()


def _write(calendar: Calendar) -> CalendarRow:
    return CalendarRow(
        owned=calendar.owner or NOBODY,
        listed=_listed(calendar),
        trashed_on=trashed_on(calendar.calendar_id, calendar.trashed) if calendar.trashed else None,
        formerly=calendar.formerly,
        handed="yes" if calendar.handed else None,
        said=json.dumps(dict(calendar.said)) if calendar.said else None,
        marks=" ".join(each.mark for each in calendar.links) or None,
        rest=calendar.model_dump_json(exclude=_COLUMNS),
    )


def _read(row: CalendarRow) -> Calendar:
    rest, marks = json.loads(row.rest), row.marks.split() if row.marks else ()
    links = [{**link, "mark": mark} for link, mark in zip(rest.pop("links", ()), marks, strict=True)]
    beside = {"formerly": row.formerly, "handed": bool(row.handed), "said": json.loads(row.said) if row.said else {}}
    return Calendar.model_validate({**rest, **beside, "links": links, "calendar_id": row.sk, "modseq": row.modseq})


def _listed(calendar: Calendar) -> str | None:
    if calendar.kind in {"room", "resource"}:
        return calendar.kind
    return "shared" if widely(calendar) else None


def journal() -> Journal[Calendar]:
    """The journal that calendars are written in."""
    return Journal(
        CalendarRow,
        identify=lambda calendar: calendar.calendar_id,
        write=_write,
        read=_read,
        missing=lambda _: no_such_calendar(),
    )


def calendar_of(image: Row) -> Calendar:
    """The calendar that a row holds."""
    return _read(CalendarRow.from_raw_data(dict(image)))


def shelvable(image: Row | None) -> Calendar | None:
    """The calendar that a row holds, if it goes on shelves: rooms and resources are looked up."""
    calendar = calendar_of(image) if image and "rest" in image else None
    return calendar if calendar and calendar.kind not in {"room", "resource"} else None
