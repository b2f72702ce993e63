"""Who comes, and who asked them to: ATTENDEE and ORGANIZER. Pure."""

from hashlib import blake2b

from agenda.ics.kept import Source
from agenda.ics.lines import Line
from agenda.ics.reading.context import Context, Said
from agenda.ics.words import ID, KINDS, ROLES, SAFE_ID
from kernel.addresses import normal

UNREACHABLE = "before the @ there are letters to which mail cannot be sent from here"
MOST = 999
"""Who is invited, beside the one who invites."""
_MAIL = "mailto:"
_SIMPLE = {"CN": "name", "EMAIL": "email", "LANGUAGE": "language"}
_OTHERS = {"DELEGATED-TO": "delegatedTo", "DELEGATED-FROM": "delegatedFrom", "MEMBER": "memberOf"}
_DOING = {"COMPLETED": "completed", "IN-PROCESS": "in-process"}


def participant_id(address: str) -> str:
    """The id of the participant who has this calendar address: the same in every file."""
    return blake2b(address.strip().lower().encode(), digest_size=10).hexdigest()


def people(source: Source, said: Said, context: Context) -> None:
    attending, organizer = source.take_all("ATTENDEE"), source.take("ORGANIZER")
    known = {_address(line).lower(): _id(line) for line in attending}
    found: dict[str, Said] = {}
    for line in attending:
        if len(found) == MOST:
            context.note(line, f"an event has at most {MOST} guests; this one and those after it are left out")
            break
        identified = _id(line)
        if identified in found or not _address(line):
            source.put_back(line)
            continue
        found[identified], read = _participant(line, known)
        _reachable(line, context)
        source.converted(f"participants/{identified}", line, *read, ID)
    if organizer is not None:
        _organizer(organizer, source, said, found)
    if found:
        said["participants"] = found


def _reachable(line: Line, context: Context) -> None:
    """Say so if no letter can reach somebody; they stay as they are."""
    bare = _address(line).removeprefix(_MAIL)
    try:
        if not bare.isascii():
            normal(bare)
    except ValueError:
        context.note(line, f"{bare[:80]} is kept as it is, and gets no letters: {UNREACHABLE}")


def _organizer(line: Line, source: Source, said: Said, found: dict[str, Said]) -> None:
    address = _address(line)
    if ":" not in address:
        source.put_back(line)
        return
    said["replyTo"] = _sent_to(address)
    theirs = next((it for it in found.values() if it["sendTo"] == said["replyTo"]), None)
    if theirs is None:
        theirs, read = _participant(line, {})
        theirs["roles"] = {"owner": True}
        found[_id(line)] = theirs
        source.converted("replyTo", line, *read, ID)
        return
    theirs["roles"]["owner"] = True
    same = "CN" if line.parameter("CN") == theirs.get("name") else ID
    source.converted("replyTo", line, same, ID)


def _participant(line: Line, known: dict[str, str]) -> tuple[Said, list[str]]:
    """Somebody, and which of the parameters that says."""
    made: Said = {"@type": "Participant", "sendTo": _sent_to(_address(line)), "roles": {}}
    read = []
    for name, field in _SIMPLE.items():
        if value := line.parameter(name):
            made[field] = value
            read.append(name)
    if (sender := line.parameter("SENT-BY")) and sender.lower().startswith(_MAIL):
        made["sentBy"] = sender[len(_MAIL) :]
        read.append("SENT-BY")
    for name, field in _OTHERS.items():
        told = [each.lower() for each in line.parameters.get(name, ())]
        if told and all(each in known for each in told):
            made[field] = {known[each]: True for each in told}
            read.append(name)
    role = (line.parameter("ROLE") or "REQ-PARTICIPANT").upper()
    made["roles"] = dict.fromkeys(ROLES.get(role, ("attendee",)), True)
    kind = (line.parameter("CUTYPE") or "").upper()
    if kind and kind != "UNKNOWN":
        made["kind"] = KINDS.get(kind, kind.lower())
    status = (line.parameter("PARTSTAT") or "").upper()
    if status in _DOING:
        made["progress"], made["participationStatus"] = _DOING[status], "accepted"
    elif status and status != "NEEDS-ACTION":
        made["participationStatus"] = status.lower()
    read += ["PARTSTAT"] + ["ROLE"] * (role in ROLES) + ["CUTYPE"] * (kind != "UNKNOWN")
    return made, read + _scheduling(line, made)


def _scheduling(line: Line, made: Said) -> list[str]:
    if (line.parameter("RSVP") or "").upper() == "TRUE":
        made["expectReply"] = True
    if agent := line.parameter("SCHEDULE-AGENT"):
        made["scheduleAgent"] = agent.lower()
    if (line.parameter("SCHEDULE-FORCE-SEND") or "").upper() in {"REQUEST", "REPLY"}:
        made["scheduleForceSend"] = True
    if codes := [code for each in line.parameters.get("SCHEDULE-STATUS", ()) for code in each.split(",") if code]:
        made["scheduleStatus"] = codes
    return ["RSVP", "SCHEDULE-AGENT", "SCHEDULE-STATUS"]


def _address(line: Line) -> str:
    """Where somebody is reached. Some programs leave the scheme out, or write it in capitals."""
    address = line.value.strip()
    if address.lower().startswith(_MAIL):
        return _MAIL + address[len(_MAIL) :].strip()
    return f"{_MAIL}{address}" if "@" in address and ":" not in address else address


def _id(line: Line) -> str:
    said = line.parameter(ID) or ""
    return said if SAFE_ID.fullmatch(said) else participant_id(_address(line))


def _sent_to(address: str) -> dict[str, str]:
    return {"imip" if address.startswith(_MAIL) else "other": address}
