"""What it is about, as iCalendar writes it: words, places, links, calls, how it relates to others. Pure."""

import re

from agenda.ics.texts import escaped, joined
from agenda.ics.words import CALLS, FILE, ICON, ID, PAGE, PRIVACY, PROGRESS, STATUS, TEXTS, TRANSPARENCY
from agenda.ics.writing.lines import Lines, Said, clean

_GEO = re.compile(r"geo:([+-]?\d{1,3}(?:\.\d+)?),([+-]?\d{1,3}(?:\.\d+)?)")
_DATA = re.compile(r"data:([^;,]*);base64,([A-Za-z0-9+/=]*)")
_KNOWN_AS = {
    field: {kind: name for name, kind in known.items()}
    for field, known in (
        ("privacy", PRIVACY),
        ("freeBusyStatus", TRANSPARENCY),
        ("status", STATUS),
        ("progress", PROGRESS),
    )
}


def words(lines: Lines) -> None:
    said = lines.said
    for name, field in TEXTS.items():
        lines.text(name, field)
    _known(lines, "CLASS", "privacy", None)
    lines.number("PRIORITY", "priority")
    if lines.name == "VEVENT":
        _known(lines, "STATUS", "status", "confirmed")
        _known(lines, "TRANSP", "freeBusyStatus", "busy")
    else:
        _known(lines, "STATUS", "progress", None)
        _known(lines, "TRANSP", "freeBusyStatus", None)
        lines.number("PERCENT-COMPLETE", "percentComplete")
        if said.get("progress", "completed") == "completed":
            lines.moment("COMPLETED", "progressUpdated")
    if found := said.get("keywords"):
        lines.add("CATEGORIES", joined(sorted(found)), "keywords")
    for each in sorted(said.get("categories") or {}):
        lines.add("CONCEPT", each, "categories")
    if said.get("requestStatus"):
        lines.add("REQUEST-STATUS", said["requestStatus"].replace(",", "\\,"), "requestStatus")
    for uid, related in sorted((said.get("relatedTo") or {}).items()):
        for kind in sorted(related.get("relation") or {}) if clean(uid) else ():
            lines.add("RELATED-TO", escaped(uid), f"relatedTo/{uid}", RELTYPE=kind.upper())


def _known(lines: Lines, name: str, field: str, usual: str | None) -> None:
    value = lines.said.get(field) or usual
    if value in _KNOWN_AS[field] and name not in lines.kept.names():
        lines.add(name, _KNOWN_AS[field][value], field)


def places(lines: Lines) -> None:
    """The first that has a name; the others have no property of theirs."""
    found = sorted((lines.said.get("locations") or {}).items())
    main = next((pair for pair in found if pair[1].get("name")), None)
    there = main or next((pair for pair in found if pair[1].get("coordinates")), None)
    if there is None:
        return
    identified, place = there
    path = f"locations/{identified}"
    named = {} if identified == "1" else {ID: identified}
    if main:
        lines.add("LOCATION", escaped(place["name"]), path, **named)
    if (geo := _GEO.fullmatch(place.get("coordinates") or "")) and "GEO" not in lines.kept.names():
        lines.add("GEO", f"{geo[1]};{geo[2]}", "" if main else path, **({} if main else named))


def links(lines: Lines) -> None:
    held = 0
    for rel in (PAGE, FILE, ICON):
        for each, link in _numbered(lines.said.get("links") or {}):
            if (link.get("rel") or FILE) == rel:
                held += 1
                _link(lines, each, link, rel, held)
    calls = _numbered(lines.said.get("virtualLocations") or {})
    kind = {each: lines.kept.name(f"virtualLocations/{each}") for each, _ in calls}
    order = sorted(calls, key=lambda pair: CALLS.index(kind[pair[0]] or CALLS[0]) if kind[pair[0]] in CALLS else 0)
    for number, (each, call) in enumerate(order, start=1):
        _call(lines, each, call, number)


def _link(lines: Lines, identified: str, link: Said, rel: str, number: int) -> None:
    path, href = f"links/{identified}", link["href"]
    own = {} if identified == str(number) else {ID: identified}
    if rel == PAGE:
        lines.add("URL", href, path, **own)
        return
    form, size = link.get("contentType") or "", link.get("size")
    inside = _DATA.fullmatch(href)
    value = inside[2] if inside else href
    how = {"ENCODING": "BASE64", "VALUE": "BINARY"} if inside else {"VALUE": "URI"} if rel == ICON else {}
    lines.add(
        "ATTACH" if rel == FILE else "IMAGE",
        value,
        path,
        FMTTYPE=form or (inside[1] if inside and inside[1] != "application/octet-stream" else ""),
        FILENAME=link.get("title") or "",
        DISPLAY=(link.get("display") or "").upper(),
        SIZE="" if size is None else str(size),
        **how,
        **own,
    )


def _call(lines: Lines, identified: str, call: Said, number: int) -> None:
    path = f"virtualLocations/{identified}"
    name = lines.kept.name(path) or CALLS[0]
    own = {} if identified == str(number) else {ID: identified}
    features = [each.upper() for each in sorted(call.get("features") or {})]
    how = {"VALUE": "URI"} if name == CALLS[0] else {}
    lines.add(
        name if name in CALLS else CALLS[0],
        call["uri"],
        path,
        **how,
        FEATURE=features,
        LABEL=call.get("name") or "",
        **own,
    )


def _numbered(held: Said) -> list[tuple[str, Said]]:
    """In the order in which they were numbered."""
    return sorted(held.items(), key=lambda pair: (not pair[0].isdigit(), len(pair[0]), pair[0]))
