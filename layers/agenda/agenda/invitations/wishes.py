"""When else somebody could come, as they told the one elsewhere who invites them, and whether that is granted. Pure.

A letter can say anything. That a new time was proposed by who is invited is known from what they sent themselves, and
holds for as long as the event is the one about which they said it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from agenda.invitations.model import Message
from agenda.invitations.occurrences import rid_of, times
from agenda.invitations.parties import Json
from agenda.series.moving import change_all
from agenda.times import instant

Wishes = Mapping[str, Json]
"""What one proposed for an event: by the occurrence of which it speaks, and ``""`` for all of it."""

_TIMES = ("start", "duration", "timeZone", "showWithoutTime")
_MOST = 50


def about(message: Message, stored: Json | None = None) -> str:
    """Of which time a proposal speaks, or what answers one."""
    entry = message.entries[0]
    return rid_of(entry, stored) if "recurrenceId" in entry else ""


def wished(wishes: Wishes, message: Message) -> Wishes:
    """What is proposed by now; the last word about each time counts."""
    entry, rid = message.entries[0], about(message)
    said = {"sequence": message.sequence, **{name: entry[name] for name in _TIMES if name in entry}}
    others = [(at, it) for at, it in wishes.items() if at != rid]
    return dict([*others, (rid, said)][-_MOST:])


def unwished(wishes: Wishes, rid: str) -> Wishes:
    """What is proposed still, now that this was declined."""
    return {at: it for at, it in wishes.items() if at != rid}


def granted(wishes: Wishes, rid: str | None, had: Json, has: Json, sequence: int) -> bool:
    """Whether what was so, and is otherwise now in a new version, is at the very time that was proposed."""
    wish = wishes.get(rid or "")
    if wish is None or not had.get("sequence", 0) == wish["sequence"] < sequence:
        return False
    said = {name: wish[name] for name in _TIMES if name in wish}
    meant = {**had, **said} if rid else change_all(had, said)
    when = _when(has)
    return when is not None and when == _when(meant)


def _when(entry: Json) -> tuple[Any, ...] | None:
    """When it is, whatever the clock by which it is said; of what repeats, by which clock matters, too."""
    found = times(entry)
    if found is None or found[0] is None:
        return None
    start, lasts, zone, *rules = found
    if zone is not None and not any(rules):
        start, zone = instant(datetime.fromisoformat(start), zone), None
    return start, lasts, zone, rules, bool(entry.get("showWithoutTime"))
