"""A series and its single times: what repeats, is left out, is added, is changed. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from agenda.ics.components import Component
from agenda.ics.kept import KEPT, Kept
from agenda.ics.reading.joined import base
from agenda.ics.usual import is_day
from agenda.ics.values import Time
from agenda.ics.writing.entry import component
from agenda.ics.writing.lines import Lines, Said
from agenda.jscalendar.patches import OF_THE_SERIES, BadPatch, patched
from agenda.recurrence import Effort, TooDense, occurrences, plan
from agenda.recurrence.rule import Rule

_REPEATED = ("privacy", "relatedTo", "replyTo")
"""What an occurrence has as its series has it, and says all the same: others read it alone."""


def components(said: Said, stamp: datetime | None) -> tuple[list[Component], set[str]]:
    """The component of the series, one for each time that was changed, and the zones that they name."""
    if said.get("recurrenceId"):
        zone = said.get("recurrenceIdTimeZone")
        alone, used = component(said, of=_time(said["recurrenceId"], zone, is_day(said)), stamp=stamp)
        return [alone], used
    series, zones = component(said, stamp=stamp)
    found = [series]
    times = Lines(series.name, said, Kept({**(said.get(KEPT) or {}), "properties": [], "components": []}))
    overrides: Mapping[str, Any] = said.get("recurrenceOverrides") or {}
    regular = _regular(said, overrides)
    for identified, patch in sorted(overrides.items()):
        at = _time(identified, said.get("timeZone"), is_day(said))
        path = f"recurrenceOverrides/{identified}"
        if patch.get("excluded"):
            times.time("EXDATE", at, path)
            continue
        if identified not in regular or not patch:
            times.time("RDATE", at, path)
        if patch:
            changed, used = _changed(said, identified, patch, at, stamp)
            found.append(changed)
            zones |= used
    _insert(series, times)
    return found, zones | times.zones


def _changed(
    said: Said, identified: str, patch: Mapping[str, Any], at: Time, stamp: datetime | None
) -> tuple[Component, set[str]]:
    """The occurrence; as the series has it if the patch cannot be applied."""
    before = {**base(said, identified), **{name: said[name] for name in _REPEATED if said.get(name)}}
    if patch.get("participants", said) is None:
        before.pop("replyTo", None)  # nobody comes, and so nobody asked them to
    allowed = {path: value for path, value in patch.items() if path.partition("/")[0] not in OF_THE_SERIES}
    try:
        return component(patched(before, allowed), of=at, stamp=stamp)
    except (BadPatch, ValueError):
        return component(before, of=at, stamp=stamp)


def _insert(series: Component, times: Lines) -> None:
    """After the rules, before the words."""
    names = [line.name for line in series.properties]
    place = names.index("SUMMARY") if "SUMMARY" in names else len(names)
    series.properties[place:place] = times.component().properties


def _regular(said: Said, overrides: Mapping[str, Any]) -> set[str]:
    """Those of the times that the rules come to by themselves; what cannot be worked out is told to be added."""
    start = said.get("start") or said.get("due")
    if not start or not overrides:
        return set()
    begins, found = datetime.fromisoformat(start), {start}
    effort = Effort()
    for each in said.get("recurrenceRules") or ():
        try:
            made = plan(Rule.model_validate(each), begins)
            low, high = (datetime.fromisoformat(pick(overrides)) for pick in (min, max))
            found |= {at.isoformat() for at in occurrences(made, low, high + timedelta(seconds=1), effort)}
        except (TooDense, OverflowError):
            continue
    return found


def _time(text: str, zone: str | None, day: bool) -> Time:  # noqa: FBT001
    return Time(datetime.fromisoformat(text), None if day else zone, day)
