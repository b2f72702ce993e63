"""What the other rooms are told of a change of a calendar, and the audit log of who may see one."""

from collections.abc import Iterator
from functools import partial

from agenda.calendars.model import Calendar
from agenda.calendars.table import calendar_of
from agenda.sharing.acts import act, sharings
from contracts.agenda import CalendarChanged
from contracts.audit import Acted
from kernel.changes import Change


def told(change: Change) -> CalendarChanged | None:
    """The event that ``change`` amounts to, if it means anything to anybody."""
    image = change.after or change.before
    if change.removed or image is None:
        return None
    calendar = calendar_of(image)
    return CalendarChanged(
        workspace=change.workspace,
        calendar_id=calendar.calendar_id,
        kind="destroyed" if change.after is None else "created" if change.before is None else "updated",
        modseq=calendar.modseq + (change.after is None),
        owner=calendar.owner,
        name=calendar.name,
        zone=calendar.zone,
        trashed=calendar.trashed is not None,
        changed=_changed(calendar_of(change.before), calendar) if change.before and change.after else (),
    )


def _changed(before: Calendar, after: Calendar) -> tuple[str, ...]:
    names = sorted(Calendar.model_fields.keys() - {"modseq", "said"})
    return tuple(each for each in names if getattr(before, each) != getattr(after, each))


def acted(change: Change) -> Iterator[Acted]:
    """The acts that ``change`` amounts to, as far as they say who may see something; the same each time."""
    if change.after is None:
        return
    after = calendar_of(change.after)
    before = calendar_of(change.before) if change.before else None
    did = partial(act, change, after.calendar_id, after)
    if after.said and _admits(after) != (_admits(before) if before else None):
        yield did("room.admit", **(_admits(after) or {}))
    if before is not None and before.said != after.said:
        for action, to, role in sharings(before.shares, after.shares):
            yield did(f"calendar.{action}", to=to, role=role)
        if after.owner != before.owner:
            yield did("calendar.give", to=after.owner or "workspace", giver=before.owner or "workspace")
        for link in {*after.links} - {*before.links}:
            yield did("calendar.link", link=link.link_id, role=link.role)
        for link in {*before.links} - {*after.links}:
            yield did("calendar.unlink", link=link.link_id, role=link.role)


def _admits(calendar: Calendar) -> dict[str, str] | None:
    """Who may book it, if it is a room or a resource."""
    said = calendar.bookable
    if said is None:
        return None
    bookers = " ".join(sorted(said.get("bookers", ("workspace",))))
    return {"bookers": bookers, "outside": said.get("outside", "caretakers")}
