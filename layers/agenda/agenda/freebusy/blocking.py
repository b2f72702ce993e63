"""Whether something in somebody's calendar keeps them from doing something else. Pure.

Who did not answer an invitation may come: that is tentative, as it is for who said so. Who called everybody together
comes, whether or not they answered themselves.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from agenda.freebusy.spans import Kind
from agenda.jscalendar.patches import patched

Whose = frozenset[str]
"""The addresses of somebody, in lower case."""

_AWAY = frozenset({"declined", "delegated"})
_SAYS = ("status", "freeBusyStatus", "participants")


def kind(event: Mapping[str, Any], patch: Mapping[str, Any] | None, whose: Whose) -> Kind | None:
    """How it blocks the person, if it does: an event as JSCalendar has it, and what one occurrence has otherwise."""
    it = patched(event, patch) if patch and any(path.partition("/")[0] in _SAYS for path in patch) else event
    if it.get("freeBusyStatus", "busy") == "free" or it.get("status") == "cancelled":
        return None
    answers = list(_answers(it.get("participants") or {}, whose))
    if answers and all(each in _AWAY for each in answers):
        return None
    if it.get("status") == "tentative" or (answers and "accepted" not in answers):
        return "tentative"
    return "busy"


def _answers(participants: Mapping[str, Any], whose: Whose) -> Iterable[str]:
    for each in participants.values():
        if not isinstance(each, Mapping) or not whose & set(_addresses(each)):
            continue
        said = str(each.get("participationStatus", "needs-action")).lower()
        yield "accepted" if said == "needs-action" and (each.get("roles") or {}).get("owner") else said


def _addresses(participant: Mapping[str, Any]) -> Iterable[str]:
    yield str(participant.get("email") or "").lower()
    for each in (participant.get("sendTo") or {}).values():
        yield str(each).lower().removeprefix("mailto:")
