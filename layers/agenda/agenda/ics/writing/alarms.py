"""What people are reminded of, as iCalendar writes it: VALARM. Pure."""

from datetime import datetime

from agenda.ics.components import Component
from agenda.ics.kept import KEPT, Kept
from agenda.ics.texts import escaped
from agenda.ics.values import moment_written
from agenda.ics.writing.lines import Lines, Said


def alarms(lines: Lines) -> None:
    held = 0
    for each, alert in sorted((lines.said.get("alerts") or {}).items(), key=lambda pair: (len(pair[0]), pair[0])):
        made = _alarm(each, alert, str(lines.said.get("title") or ""), str(held + 1))
        if made is not None:
            held += 1
            lines.components.append(made)


def _alarm(identified: str, alert: Said, title: str, usual: str) -> Component | None:
    lines = Lines("VALARM", alert, Kept(alert.get(KEPT)))
    trigger = alert.get("trigger") or {}
    kept = lines.kept.names()
    email = alert.get("action") == "email"
    if identified != usual:
        lines.add("UID", identified)
    if "ACTION" not in kept:
        lines.add("ACTION", "EMAIL" if email else "DISPLAY")
    if "offset" in trigger:
        related = "END" if trigger.get("relativeTo") == "end" else ""
        lines.add("TRIGGER", str(trigger["offset"]), "trigger", RELATED=related)
    elif "when" in trigger:
        when = moment_written(datetime.fromisoformat(trigger["when"]))
        lines.add("TRIGGER", when, "trigger", VALUE="DATE-TIME")
    else:
        return None
    lines.moment("ACKNOWLEDGED", "acknowledged")
    for uid, related in sorted((alert.get("relatedTo") or {}).items()):
        for kind in sorted(related.get("relation") or {}):
            lines.add("RELATED-TO", escaped(uid), RELTYPE=kind.upper())
    if "DESCRIPTION" not in kept:
        lines.add("DESCRIPTION", escaped(title))
    if email and "SUMMARY" not in kept:
        lines.add("SUMMARY", escaped(title))
    return lines.component()
