"""What the other rooms are told of a change of a calendar, and the audit log of who may see one."""

from collections.abc import Iterator
from datetime import datetime

from agenda.calendars.model import Calendar
from agenda.calendars.table import calendar_of
from contracts.agenda import CalendarChanged
from contracts.audit import Acted
from kernel.changes import Change
from kernel.ids import same_id


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
    if after.said and _admits(after) != (_admits(before) if before else None):
        yield _act(change, after, "room.admit", **(_admits(after) or {}))
    held = {each.to: each.role for each in before.shares} if before else {}
    given = {each.to: each.role for each in after.shares}
    if before is not None and before.said != after.said:
        for to in sorted(given.keys() | held.keys()):
            if to not in given:
                yield _act(change, after, "calendar.unshare", to=to, role=held[to])
            elif held.get(to) != given[to]:
                yield _act(change, after, "calendar.share", to=to, role=given[to])
        if after.owner != before.owner:
            yield _act(change, after, "calendar.give", to=after.owner or "workspace", giver=before.owner or "workspace")
        for link in {*after.links} - {*before.links}:
            yield _act(change, after, "calendar.link", link=link.link_id, role=link.role)
        for link in {*before.links} - {*after.links}:
            yield _act(change, after, "calendar.unlink", link=link.link_id, role=link.role)


def _admits(calendar: Calendar) -> dict[str, str] | None:
    """Who may book it, if it is a room or a resource."""
    said = calendar.bookable
    if said is None:
        return None
    bookers = " ".join(sorted(said.get("bookers", ("workspace",))))
    return {"bookers": bookers, "outside": said.get("outside", "caretakers")}


def _act(change: Change, calendar: Calendar, action: str, **details: str) -> Acted:
    said = calendar.said
    return Acted(
        workspace=change.workspace,
        act_id=same_id(action, change.workspace, calendar.calendar_id, str(calendar.modseq), *details.values()),
        actor=said["by"],
        action=action,
        target=calendar.calendar_id,
        at=datetime.fromisoformat(said["at"]),
        address=said.get("address"),
        session=said.get("session"),
        details={"name": calendar.name, **details},
    )
