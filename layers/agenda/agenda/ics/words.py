"""What the two standards call the same thing. Data, and nothing else."""

import re

TEXTS = {"SUMMARY": "title", "DESCRIPTION": "description", "COLOR": "color"}
"""Properties that are one text: what they are in JSCalendar."""

PRIVACY = {"PUBLIC": "public", "PRIVATE": "private", "CONFIDENTIAL": "secret"}
TRANSPARENCY = {"OPAQUE": "busy", "TRANSPARENT": "free"}
STATUS = {"CONFIRMED": "confirmed", "TENTATIVE": "tentative", "CANCELLED": "cancelled"}
PROGRESS = {
    "NEEDS-ACTION": "needs-action",
    "IN-PROCESS": "in-process",
    "COMPLETED": "completed",
    "CANCELLED": "cancelled",
    "FAILED": "failed",
}
ROLES = {
    "CHAIR": ("attendee", "chair"),
    "REQ-PARTICIPANT": ("attendee",),
    "OPT-PARTICIPANT": ("attendee", "optional"),
    "NON-PARTICIPANT": ("informational",),
}
KINDS = {"INDIVIDUAL": "individual", "GROUP": "group", "RESOURCE": "resource", "ROOM": "location"}
ACTIONS = {"DISPLAY": "display", "EMAIL": "email", "AUDIO": "display"}
CALLS = ("CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL")
"""Properties that are the address of a call."""
PAGE = "describedby"
"""What a link is to an event whose page it is (URL)."""
FILE = "enclosure"
"""What a link is to an event that it is attached to (ATTACH)."""
ICON = "icon"
"""What a link is to an event whose picture it is (IMAGE)."""
ID = "JSID"
"""The parameter that says under which id it is in JSCalendar, where another would be made."""
SAFE_ID = re.compile(r"[A-Za-z0-9_-]{1,255}")
"""An id as JSCalendar has them (RFC 8984, 1.4.1)."""
PATH, PROPERTY = "JSPTR", "JSPROP"
"""What JSCalendar has and iCalendar has no word for: the path, and its value as JSON."""
EPOCH = "1970-01-01T00:00:00Z"
"""When something was changed that does not say when."""

SAYS = {
    "uid": "UID",
    "title": "SUMMARY",
    "description": "DESCRIPTION",
    "start": "DTSTART",
    "duration": "DTEND",
    "due": "DUE",
    "recurrenceRules": "RRULE",
    "excludedRecurrenceRules": "EXRULE",
    "recurrenceOverrides": "EXDATE",
    "participants": "ATTENDEE",
    "replyTo": "ORGANIZER",
    "locations": "LOCATION",
    "virtualLocations": "CONFERENCE",
    "links": "ATTACH",
    "keywords": "CATEGORIES",
    "categories": "CONCEPT",
    "alerts": "VALARM",
    "relatedTo": "RELATED-TO",
    "sequence": "SEQUENCE",
    "priority": "PRIORITY",
    "percentComplete": "PERCENT-COMPLETE",
    "color": "COLOR",
    "requestStatus": "REQUEST-STATUS",
}
"""Which property one reads that a part of JSCalendar comes from."""
