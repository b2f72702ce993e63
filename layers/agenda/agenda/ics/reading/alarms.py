"""What people are reminded of, and when: VALARM (RFC 5545, 3.6.6; RFC 9074). Pure."""

import re

from agenda.ics.components import Component
from agenda.ics.kept import KEPT, Source
from agenda.ics.lines import Line
from agenda.ics.problems import BadProperty, Problem
from agenda.ics.reading.context import Context, Said
from agenda.ics.reading.things import next_id
from agenda.ics.texts import plain
from agenda.ics.values import duration, json_moment, moment
from agenda.ics.words import ACTIONS, ID, SAFE_ID
from agenda.jscalendar.reach import never


def alarms(source: Source, said: Said, context: Context) -> None:
    """Those that show something, send a letter or sound; others, and what cannot be read, are kept as they are."""
    found: dict[str, Said] = {}
    others: list[Component] = []
    for each in source.components:
        action = each.first("ACTION")
        if each.name != "VALARM" or action is None or action.value.strip().upper() not in ACTIONS:
            others.append(each)
            continue
        try:
            identified, found_alert = _alert(each, action, said, context, found)
            found[identified] = found_alert
        except BadProperty as wrong:
            context.notes.add(wrong.problem)
            others.append(each)
    source.components = others
    if found:
        said["alerts"] = found


def _alert(component: Component, action: Line, entry: Said, context: Context, found: Said) -> tuple[str, Said]:
    source = Source(component)
    made: Said = {"@type": "Alert"}
    uid, named = source.take("UID"), source.take(ID)
    identified = next(
        (it.value for it in (named, uid) if it and SAFE_ID.fullmatch(it.value) and it.value not in found), ""
    )
    if uid is not None and uid.value != identified:
        source.put_back(uid)
    source.take("ACTION")
    if action.value.strip().upper() == "AUDIO":
        source.put_back(action)
    elif action.value.strip().upper() == "EMAIL":
        made["action"] = "email"
    if (trigger := source.take("TRIGGER")) is None:
        raise BadProperty(Problem(component.number, component.name, "it does not say when: TRIGGER is missing"))
    made["trigger"] = _when(trigger, context)
    source.converted("trigger", trigger, "VALUE", "RELATED")
    if (seen := source.take("ACKNOWLEDGED")) is not None:
        made["acknowledged"] = json_moment(moment(seen, context))
    for line in source.take_all("RELATED-TO"):
        kind = (line.parameter("RELTYPE") or "PARENT").lower()
        related = made.setdefault("relatedTo", {}).setdefault(plain(line.value), {"@type": "Relation", "relation": {}})
        related["relation"][kind] = True
    _usual_words(source, entry)
    if kept := source.kept():
        made[KEPT] = kept
    return identified or next_id(found), made


def _usual_words(source: Source, entry: Said) -> None:
    """What one has to say and has nothing to say of its own is the title of what it reminds of."""
    for name in ("DESCRIPTION", "SUMMARY"):
        line = source.take(name)
        if line is not None and (plain(line.value) != (entry.get("title") or "") or line.parameters):
            source.put_back(line)


def _when(trigger: Line, context: Context) -> Said:
    if (trigger.parameter("VALUE") or "").upper() == "DATE-TIME" or re.fullmatch(r"\d{8}T\d{6}Z?", trigger.value):
        return {"@type": "AbsoluteTrigger", "when": json_moment(moment(trigger, context))}
    away = duration(trigger)
    said = {"@type": "OffsetTrigger", "offset": str(away)}
    if (trigger.parameter("RELATED") or "").upper() == "END":
        said["relativeTo"] = "end"
    if why := never(away, said.get("relativeTo", "start")):
        context.note(trigger, why)
    return said
