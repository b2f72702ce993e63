"""Who comes, and who asked them to, as iCalendar writes it. Pure."""

from typing import Any

from agenda.ics.reading.people import participant_id
from agenda.ics.words import ID, KINDS, ROLES
from agenda.ics.writing.lines import Lines, Said

_KINDS = {kind: name for name, kind in KINDS.items()}
_TOLD = {"delegatedTo": "DELEGATED_TO", "delegatedFrom": "DELEGATED_FROM", "memberOf": "MEMBER"}
_NOBODY: tuple[str, Said] = ("", {})
_DOING = {"completed": "COMPLETED", "in-process": "IN-PROCESS"}


def address(participant: Said) -> str | None:
    """Where somebody is reached: the calendar address."""
    sent = participant.get("sendTo") or {}
    found = sent.get("imip") or next((sent[each] for each in sorted(sent)), None)
    if found is None and participant.get("email"):
        found = f"mailto:{participant['email']}"
    return str(found) if found else None


def people(lines: Lines) -> None:
    everybody: Said = lines.said.get("participants") or {}
    known = {each: to for each, it in everybody.items() if (to := address(it))}
    reply = _reply(lines.said)
    if reply:
        _organizer(lines, reply, everybody)
    for each, it in sorted(everybody.items(), key=lambda pair: known.get(pair[0], "")):
        roles = it.get("roles") or {}
        if each in known and set(roles) != {"owner"}:
            path = f"participants/{each}"
            lines.add("ATTENDEE", known[each], path, **_parameters(each, it, known, lines.kept.parameters(path)))


def _organizer(lines: Lines, reply: str, everybody: Said) -> None:
    theirs = [(each, it) for each, it in sorted(everybody.items()) if address(it) == reply]
    identified, owner = next((pair for pair in theirs if "owner" in (pair[1].get("roles") or {})), _NOBODY)
    alone = set(owner.get("roles") or {}) == {"owner"}
    parameters = _parameters(identified, owner, {identified: reply}, {}) if alone else _name(owner)
    for name in ("ROLE", "PARTSTAT", "RSVP"):
        parameters.pop(name, None)
    lines.add("ORGANIZER", reply, "replyTo", **parameters)


def _reply(said: Said) -> str | None:
    to = said.get("replyTo") or {}
    found = to.get("imip") or next((to[each] for each in sorted(to)), None)
    return str(found) if found else None


def _name(it: Said) -> dict[str, Any]:
    return {"CN": it["name"]} if it.get("name") else {}


def _parameters(identified: str, it: Said, known: dict[str, str], kept: dict[str, Any]) -> dict[str, Any]:
    roles = set(it.get("roles") or {})
    role = next((name for name, meant in ROLES.items() if set(meant) == roles - {"owner"}), "REQ-PARTICIPANT")
    status = _DOING.get(it.get("progress") or "") or (it.get("participationStatus") or "needs-action").upper()
    kind = it.get("kind") or ""
    found: dict[str, Any] = {
        **_name(it),
        "CUTYPE": _KINDS.get(kind, kind.upper()),
        "ROLE": "" if role == "REQ-PARTICIPANT" and "ROLE" in kept else role,
        "PARTSTAT": status,
        "RSVP": "TRUE" if it.get("expectReply") else "",
    }
    for field, name in _TOLD.items():
        found[name] = [known[each] for each in sorted(it.get(field) or {}) if each in known]
    found["SENT_BY"] = f"mailto:{it['sentBy']}" if it.get("sentBy") else ""
    found["EMAIL"], found["LANGUAGE"] = it.get("email") or "", it.get("language") or ""
    found |= _scheduling(it, kept)
    found[ID] = "" if identified == participant_id(known[identified]) else identified
    return found


def _scheduling(it: Said, kept: dict[str, Any]) -> dict[str, Any]:
    agent = it.get("scheduleAgent") or "server"
    forced = it.get("scheduleForceSend") and "SCHEDULE-FORCE-SEND" not in kept
    return {
        "SCHEDULE_AGENT": "" if agent == "server" else agent.upper(),
        "SCHEDULE_FORCE_SEND": "REQUEST" if forced else "",
        "SCHEDULE_STATUS": ",".join(it.get("scheduleStatus") or ()),
    }
