"""Files of the shapes in which well-known programs write them, read and written again."""

from collections import Counter
from pathlib import Path

import icalendar
import pytest

from agenda.ics import read, write
from agenda.jscalendar.event import Event
from tests.layers.agenda.ics.meaning import meant

FILES = sorted((Path(__file__).parent / "files").glob("*.ics"))
NOT_OURS = {"DTSTAMP", "LAST-MODIFIED", "TRIGGER", "SEQUENCE", "STATUS", "TRANSP"}
"""Said in another way, or said where it was not."""
USUAL = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "VALUE": None, "TZID": None, "RELTYPE": "PARENT"}


def file(name):
    return (Path(__file__).parent / "files" / name).read_bytes().replace(b"\n", b"\r\n")


def said(data):
    """All properties of a file's entries, as another reader has them."""
    found = Counter()
    for entry in icalendar.Calendar.from_ical(data).subcomponents:
        if entry.name == "VTIMEZONE":
            continue
        for name, value in entry.property_items():
            if name in {"BEGIN", "END", *NOT_OURS}:
                continue
            told = getattr(value, "params", {})
            parameters = {key: str(it) for key, it in told.items() if USUAL.get(key, "") not in {None, str(it)}}
            found[entry.name, name, shown(value), tuple(sorted(parameters.items()))] += 1
    return found


def shown(value):
    text = value.to_ical() if hasattr(value, "to_ical") else value
    text = (text.decode() if isinstance(text, bytes) else str(text)).strip()
    if text.upper().startswith("MAILTO:"):
        return text.lower()
    if text.startswith("FREQ="):
        return ";".join(sorted(set(text.split(";")) - {"WKST=MO", "INTERVAL=1"}))
    return ",".join(sorted(text.split(","))) if "Category" in text else text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_property_comes_back(path):
    data = file(path.name)
    found = read(data)

    assert not found.problems
    assert not found.notes

    again = write(found.entries, name=found.name, method=found.method)
    lost = said(data) - said(again)
    assert not lost, again.decode()
    assert [meant(each) for each in read(again).entries] == [meant(each) for each in found.entries]


def test_what_google_writes_is_understood():
    found = read(file("google.ics"))
    series, trip = found.entries

    assert (found.name, found.time_zone, found.method) == ("Team Lisbon", "Europe/Lisbon", "PUBLISH")
    assert found.description == "Where we are, and when"
    assert series["recurrenceOverrides"] == {
        "2027-01-06T09:30:00": {"excluded": True},
        "2027-01-11T09:30:00": {
            **series["recurrenceOverrides"]["2027-01-11T09:30:00"],
            "start": "2027-01-11T14:00:00",
            "title": "Stand-up, later",
            "freeBusyStatus": "free",
            "sequence": 2,
            "alerts": None,
            "participants": None,
        },
    }
    assert [it["trigger"]["offset"] for it in series["alerts"].values()] == ["-PT10M", "-PT1H"]
    assert series["virtualLocations"]["1"]["uri"] == "https://meet.google.com/abc-defg-hij"
    assert (trip["showWithoutTime"], trip["duration"], trip["privacy"]) == (True, "P2D", "private")
    assert "timeZone" not in trip
    assert Event.model_validate(trip).free_busy_status == "free"


def test_zones_of_windows_and_of_nobody_are_those_whose_clocks_they_show():
    assert read(file("exchange.ics")).entries[0]["timeZone"] == "Europe/Berlin"
    own = read(file("outlook.ics"))
    assert own.entries[0]["timeZone"] == "America/New_York"
    assert own.notes == []


def test_people_are_who_they_are_in_the_file():
    people = {it["sendTo"]["imip"]: it for it in read(file("fastmail.ics")).entries[0]["participants"].values()}
    organizer, guest, other = (people[f"mailto:{name}@example.com"] for name in ("org", "guest", "other"))

    assert organizer["roles"] == {"owner": True, "attendee": True, "chair": True}
    assert guest["participationStatus"] == "delegated"
    assert guest["scheduleStatus"] == ["1.1"]
    assert [*guest["delegatedTo"], *other["delegatedFrom"]] == [
        key
        for name in ("other", "guest")
        for key, it in read(file("fastmail.ics")).entries[0]["participants"].items()
        if it is not None and it["sendTo"]["imip"] == f"mailto:{name}@example.com"
    ]
    assert other["expectReply"]


def test_a_flight_ends_by_the_clocks_of_where_it_ends():
    flight = read(file("nextcloud.ics")).entries[0]

    assert flight["duration"] == "PT8H"
    assert {"@type": "Location", "relativeTo": "end", "timeZone": "America/New_York"} in flight["locations"].values()
    assert flight["iCalComponent"]["components"][0][0] == "vlocation"


def test_tasks_are_tasks():
    plants, tax, _ = read(file("thunderbird.ics")).entries

    assert plants["@type"] == tax["@type"] == "Task"
    assert (plants["due"], plants["progress"], plants["privacy"]) == ("2027-01-03T20:00:00", "in-process", "secret")
    assert plants["relatedTo"]["parent-of-it@example.com"]["relation"] == {"parent": True}
    assert (tax["due"], tax["showWithoutTime"], tax["progress"]) == ("2027-01-31T00:00:00", True, "completed")
    assert tax["progressUpdated"] == "2027-01-02T09:59:59Z"
