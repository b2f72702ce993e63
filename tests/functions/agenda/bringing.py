"""Meetings that come out of a calendar file, and to which somebody here invited at an address of their own."""

from functions.agenda import calendars_import, events_page


def file(by="ada@example.com", start="20990105T150000Z", more="", guests=("grace@example.org",)):
    come = "".join(f"ATTENDEE;PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT:mailto:{each}\r\n" for each in guests)
    said = f"UID:tea@old.example\r\nSEQUENCE:3\r\nSUMMARY:Tea\r\nORGANIZER;CN=Ada Lovelace:mailto:{by}\r\n{come}{more}"
    times = f"DTSTAMP:20260101T000000Z\r\nDTSTART:{start}\r\nDURATION:PT1H\r\n"
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{times}{said}END:VEVENT\r\nEND:VCALENDAR\r\n"


def brought(party, calendar_id=None, caller=None, **said):
    """The event as it stands in Ada's calendar, or in another, once all was done that follows from its coming."""
    path = {"calendar_id": calendar_id or party.office.default(), "caller": caller or party.office.ada}
    assert party.invoke(calendars_import, **path, raw=file(**said)).json["created"] == 1
    party.cloud.pumps.drain()
    assert party.letters() == []
    (held,) = party.invoke(events_page, **path, query={}).json["items"]
    return held


def said(mail):
    """What programs read in it, in whole lines."""
    (part,) = (each for each in mail.walk() if each.get_content_type() == "text/calendar")
    return part.get_content().replace("\r\n", "\n").replace("\n ", "")


def only(party):
    (mail,) = party.letters()
    return mail


def keys(held, mail):
    """Under which somebody stands in it."""
    return [key for key, it in held["event"]["participants"].items() if it["sendTo"]["imip"] == f"mailto:{mail}"]
