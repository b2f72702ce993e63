"""Whether something in somebody's calendar keeps them from doing something else. Pure.

Who did not answer an invitation may come: that is tentative, as it is for who said so. Who called everybody together
comes, whether or not they answered themselves. What somebody outside invited to keeps nobody from anything until they
answer it themselves: else anybody could fill up the time of anybody else, and close their booking page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, Self

from agenda.events.notes import OUTSIDE
from agenda.freebusy.spans import Kind, Span
from agenda.invitations.addresses import calendar_address
from agenda.jscalendar.patches import patched
from agenda.people.model import Colleague
from agenda.recurrence import Patience, TooDense
from agenda.series import Series, spans
from agenda.times import Duration, Zone
from kernel.callers import WorkspaceId

Whose = frozenset[str]
"""The addresses of somebody, in lower case."""

_UNASKED = "needs-action"
_AWAY = frozenset({"declined", "delegated"})
_COMING = frozenset({"accepted", "tentative"})
_SAYS = ("status", "freeBusyStatus", "participants")


def known_as(workspace: WorkspaceId, colleague: Colleague, domain: str) -> Whose:
    """Under which addresses events know somebody: programs invite the one of their calendar, too."""
    return frozenset({colleague.email.lower(), calendar_address(workspace, colleague.person, domain)})


def kind(event: Mapping[str, Any], patch: Mapping[str, Any] | None, whose: Whose) -> Kind | None:
    """How it blocks the person, if it does: an event as JSCalendar has it, and what one occurrence has otherwise."""
    it = patched(event, patch) if patch and any(path.partition("/")[0] in _SAYS for path in patch) else event
    if it.get("freeBusyStatus", "busy") == "free" or it.get("status") == "cancelled":
        return None
    if it.get(OUTSIDE) and not _agreed(it.get("participants") or {}, whose):
        return None
    answers = _answers(it.get("participants") or {}, whose)
    if answers and all(each in _AWAY for each in answers):
        return None
    if it.get("status") == "tentative" or (answers and "accepted" not in answers):
        return "tentative"
    return "busy"


class Blocked(NamedTuple):
    """When an event keeps somebody from doing something else."""

    times: tuple[tuple[Span, Kind], ...] = ()
    left_out: bool = False
    """Whether nobody can tell, so often is it."""

    def sure(self) -> Self:
        """The same without what is there perhaps."""
        return self._replace(times=tuple(each for each in self.times if each[1] == "busy"))


def blocked(event: Mapping[str, Any], whose: Whose, within: Span, zone: Zone, patience: Patience) -> Blocked:
    """When an event blocks somebody in a stretch of time; what is so often that nobody can tell blocks nothing.

    Otherwise anybody could fill up the time of anybody else with one rule. Of what blocks nobody, or lasts no time, the
    rules are not even looked at: only what is otherwise about some of its times.
    """
    try:
        series = Series.read(event)
        if kind(event, None, whose) is None or series.duration == Duration():
            series = replace(series, plans=(), excluded=())
        found = spans(series, within.begins, within.ends, zone, patience.next())
    except TooDense:
        patience.lost()
        return Blocked(left_out=True)
    kinds = ((Span(it.begins, it.ends), kind(event, it.patch, whose)) for it in found if it.begins < it.ends)
    return Blocked(tuple((span, blocks) for span, blocks in kinds if blocks))


def _agreed(participants: Mapping[str, Any], whose: Whose) -> bool:
    """Whether they said that they come, or may come."""
    theirs = (each for each in participants.values() if isinstance(each, Mapping) and whose & set(_addresses(each)))
    return any(each.get("participationStatus") in _COMING for each in theirs)


def _answers(participants: Mapping[str, Any], whose: Whose) -> list[str]:
    """What they answered; who stands there twice and answered once has answered."""
    theirs = [each for each in participants.values() if isinstance(each, Mapping) and whose & set(_addresses(each))]
    said = [str(each.get("participationStatus", _UNASKED)).lower() for each in theirs]
    if set(said) - {_UNASKED}:
        return [each for each in said if each != _UNASKED]
    return ["accepted" if (each.get("roles") or {}).get("owner") else _UNASKED for each in theirs]


def _addresses(participant: Mapping[str, Any]) -> Iterable[str]:
    yield str(participant.get("email") or "").lower()
    for each in (participant.get("sendTo") or {}).values():
        yield str(each).lower().removeprefix("mailto:")
