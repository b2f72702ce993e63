"""What becomes of an event that another room wants written: judged by how it is now. Pure."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from agenda.events.drafts import body
from agenda.events.model import CalendarEvent, EventId, fitting, identified
from agenda.events.notes import notes
from agenda.exchange.conditions import hindered, refused
from agenda.invitations.addresses import is_calendars
from agenda.invitations.parties import organizer
from agenda.jscalendar.usual import same
from agenda.recurrence import Effort
from agenda.series.checked import checked
from agenda.times.local import written
from contracts.agenda import Applied, Held, Write
from kernel.callers import PersonId
from kernel.errors import Refusal

HEAVIEST = 90
"""What goes through one transaction; what is deleted weighs double, since it goes into the trash."""


GOES_ON_HERE = "answers to it come to a calendar by now: it stays as it is here"
"""Said of a meeting that a file has as it was before."""

MOST_BYTES = 1024 * 1024
"""Of the events that go through one; it takes four megabytes, and an index holds them once more."""


class Judged(NamedTuple):
    """One write, and what comes of it."""

    event_id: EventId
    before: CalendarEvent | None
    after: CalendarEvent | None
    """As it is to be, or as it lies in the trash."""
    outcome: Applied | None = None
    """What there is to say of it, if nothing is to be written."""

    @property
    def weight(self) -> int:
        return 2 if self.after and self.after.deleted else 1

    @property
    def size(self) -> int:
        """In bytes, as far as that matters."""
        return len(json.dumps(self.after.event)) if self.after else 0


class Hand(NamedTuple):
    """Who writes, and when."""

    person: PersonId
    origin: str
    now: datetime
    effort: Effort | None = None
    """What looking at all rules may cost that came in one file; of what comes in none, nothing."""

    @property
    def brings_a_file(self) -> bool:
        return self.effort is not None


def named(write: Write) -> EventId:
    """Which event is meant."""
    uid = write.object.get("uid") if write.object else None
    return identified(uid) if isinstance(uid, str) else EventId(write.id or "")


def judged(write: Write, calendar_id: str, before: CalendarEvent | None, hand: Hand) -> Judged:
    """What comes of a write, given what is there."""
    event_id = named(write)
    try:
        if outcome := hindered(write, event_id, before.modseq if before else 0, held(before) if before else None):
            return Judged(event_id, before, None, outcome)
        if write.object is None:
            gone = before.thrown_away(hand.person, hand.now, hand.origin) if before else None
            return Judged(event_id, before, gone, None if gone else Applied(id=event_id, outcome="destroyed"))
        said = body(checked({"updated": written(hand.now), **write.object}, hand.effort))
        event = fitting({**said, **notes(before.event if before else {})})
    except Refusal as refusal:
        return Judged(event_id, before, None, refused(event_id, str(refusal)))
    if before and same(before.event, event):
        unchanged = Applied(id=event_id, outcome="unchanged", modseq=before.modseq)
        return Judged(event_id, before, None, unchanged)
    if before and hand.brings_a_file and _goes_on_here(before, organizer(event)):
        kept = Applied(id=event_id, outcome="unchanged", modseq=before.modseq, note=GOES_ON_HERE)
        return Judged(event_id, before, None, kept)
    after = CalendarEvent(calendar_id=calendar_id, event_id=event_id, event=event, by=hand.person, origin=hand.origin)
    return Judged(event_id, before, after)


def _goes_on_here(before: CalendarEvent, by: str | None) -> bool:
    """Whether a calendar has the answers to what a file has as another's: it would undo what guests were told since."""
    here = organizer(before.event)
    return here is not None and is_calendars(here) and by is not None and by != here


def loads(some: Sequence[Judged]) -> Iterator[list[Judged]]:
    """Those of them that are to be written, as many at once as a transaction holds."""
    load: list[Judged] = []
    weight = size = 0
    for each in some:
        if each.outcome is not None:
            continue
        if load and (weight + each.weight > HEAVIEST or size + each.size > MOST_BYTES):
            yield load
            load, weight, size = [], 0, 0
        load.append(each)
        weight, size = weight + each.weight, size + each.size
    if load:
        yield load


def held(it: CalendarEvent) -> Held:
    """The event as other rooms know it."""
    return Held(id=it.event_id, modseq=it.modseq, object=it.event, by=it.by, origin=it.origin)
