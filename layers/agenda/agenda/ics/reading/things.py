"""What it is about: words, places, links, calls, how it relates to others. Pure."""

import re

from agenda.ics.kept import Source
from agenda.ics.lines import Line
from agenda.ics.reading.context import Context, Said, word
from agenda.ics.texts import parts, plain
from agenda.ics.values import json_moment, moment
from agenda.ics.words import CALLS, FILE, ICON, ID, PAGE, PRIVACY, PROGRESS, SAFE_ID, STATUS, TEXTS, TRANSPARENCY

_NUMBER = re.compile(r"[+-]?\d{1,10}")
_GEO = re.compile(r"\s*([+-]?\d{1,3}(?:\.\d{1,20})?)\s*;\s*([+-]?\d{1,3}(?:\.\d{1,20})?)\s*")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]*")
_LARGEST_LINK = 65_536
_LONGEST_UID = 255
_LONGEST_TEXTS = {"SUMMARY": 1024, "DESCRIPTION": 65_536, "COLOR": 1024}


def words(source: Source, said: Said, context: Context) -> None:
    for name, field in TEXTS.items():
        if (line := source.take(name)) is not None:
            text, most = plain(line.value), _LONGEST_TEXTS[name]
            if len(text) > most:
                context.note(line, f"it is longer than {most} characters; what is above that is left out")
            said[field] = text[:most]
            source.converted(field, line)
    for name, field, known in (("CLASS", "privacy", PRIVACY), ("TRANSP", "freeBusyStatus", TRANSPARENCY)):
        if (line := source.take(name)) is not None:
            said[field] = word(line, known) or ("private" if name == "CLASS" else "busy")
            source.converted(field, line)
    for name, field, most in (("PRIORITY", "priority", 9), ("SEQUENCE", "sequence", 2**31 - 1)):
        _number(source, said, name, field, most)
    _sets(source, said)
    _related(source, said)
    _status(source, said, context)


def _sets(source: Source, said: Said) -> None:
    for name, field in (("CATEGORIES", "keywords"), ("CONCEPT", "categories")):
        for line in source.take_all(name):
            found = [each.strip() for each in (parts(line.value) if name == "CATEGORIES" else [line.value])]
            said.setdefault(field, {}).update({each: True for each in found if each})
            source.converted(field, line)
        if field in said and not said[field]:
            del said[field]
    if (status := source.take("REQUEST-STATUS")) is not None:
        said["requestStatus"] = plain(status.value)
        source.converted("requestStatus", status)


def _related(source: Source, said: Said) -> None:
    for line in source.take_all("RELATED-TO"):
        uid = plain(line.value)
        if not 0 < len(uid) <= _LONGEST_UID:
            source.put_back(line)
            continue
        kind = (line.parameter("RELTYPE") or "PARENT").lower()
        related = said.setdefault("relatedTo", {}).setdefault(uid, {"@type": "Relation", "relation": {}})
        related["relation"][kind] = True
        source.converted(f"relatedTo/{uid}", line, "RELTYPE")


def _status(source: Source, said: Said, context: Context) -> None:
    event = said["@type"] == "Event"
    if (line := source.take("STATUS")) is not None:
        known = word(line, STATUS if event else PROGRESS)
        if known is None:
            source.put_back(line)
        elif event:
            said["status"] = known
        else:
            said["progress"] = known
    if event:
        return
    _number(source, said, "PERCENT-COMPLETE", "percentComplete", 100)
    if (line := source.take("COMPLETED")) is not None:
        said["progressUpdated"] = json_moment(moment(line, context))
        said.setdefault("progress", "completed")
        source.converted("progressUpdated", line)


def _number(source: Source, said: Said, name: str, field: str, most: int) -> None:
    line = source.take(name)
    if line is None:
        return
    if _NUMBER.fullmatch(line.value.strip()) and 0 <= int(line.value) <= most:
        said[field] = int(line.value)
        source.converted(field, line)
    else:
        source.put_back(line)


def places(source: Source, said: Said) -> None:
    for line in source.take_all("LOCATION"):
        if line.value.strip():
            _add(source, said, "locations", line, {"@type": "Location", "name": plain(line.value)})
        else:
            source.put_back(line)
    geo = source.take("GEO")
    if geo is None:
        return
    found = _GEO.fullmatch(geo.value)
    if found is None:
        source.put_back(geo)
        return
    named = [each for each, place in said.get("locations", {}).items() if "name" in place]
    at = f"geo:{found[1]},{found[2]}"
    if named:
        said["locations"][named[0]]["coordinates"] = at
    else:
        _add(source, said, "locations", geo, {"@type": "Location", "coordinates": at})


def links(source: Source, said: Said, context: Context) -> None:
    for line in source.take_all("URL"):
        if _URI.fullmatch(line.value):
            _add(source, said, "links", line, {"@type": "Link", "href": line.value, "rel": PAGE}, "VALUE")
        else:
            source.put_back(line)
    for name, kind in (("ATTACH", FILE), ("IMAGE", ICON)):
        for line in source.take_all(name):
            _attached(source, said, line, kind, context)
    for name in CALLS:
        for line in source.take_all(name):
            if _URI.fullmatch(line.value):
                _call(source, said, line)
            else:
                source.put_back(line)


def _attached(source: Source, said: Said, line: Line, kind: str, context: Context) -> None:
    href, form, size = line.value, line.parameter("FMTTYPE"), line.parameter("SIZE") or ""
    if (line.parameter("VALUE") or "").upper() == "BINARY":
        href = f"data:{form or 'application/octet-stream'};base64,{line.value}"
    if not href.strip():
        source.put_back(line)
        return
    if len(href) > _LARGEST_LINK:
        context.note(line, "a file that is within the calendar file, and larger than 48 KB, is left out")
        return
    link = {"@type": "Link", "href": href, "rel": kind}
    read = ["FMTTYPE", "VALUE", "ENCODING"]
    if form:
        link["contentType"] = form
    if title := line.parameter("FILENAME"):
        link["title"] = title
        read.append("FILENAME")
    if shown := line.parameter("DISPLAY"):
        link["display"] = shown.lower()
        read.append("DISPLAY")
    if size.isascii() and size.isdigit() and int(size[:15]) == int(size):
        _add(source, said, "links", line, {**link, "size": int(size)}, *read, "SIZE")
    else:
        _add(source, said, "links", line, link, *read)


def _call(source: Source, said: Said, line: Line) -> None:
    call = {"@type": "VirtualLocation", "uri": line.value}
    if label := line.parameter("LABEL"):
        call["name"] = label
    if features := line.parameters.get("FEATURE"):
        call["features"] = {each.lower(): True for each in features if each}  # type: ignore[assignment] # a set
    _add(source, said, "virtualLocations", line, call, "LABEL", "FEATURE", "VALUE")


def _add(source: Source, said: Said, field: str, line: Line, made: Said, *read: str) -> None:
    """Under the id that the file says, or the first number that is free."""
    held = said.setdefault(field, {})
    wanted = line.parameter(ID)
    if wanted is None or not SAFE_ID.fullmatch(wanted) or wanted in held:
        wanted = next_id(held)
    held[wanted] = made
    source.converted(f"{field}/{wanted}", line, *read, ID, name=line.name in CALLS[1:])


def next_id(held: Said) -> str:
    """The first number that is free."""
    number = len(held) + 1 - ("end" in held)
    while str(number) in held:
        number += 1
    return str(number)
