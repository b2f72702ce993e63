"""Things of every kind that lie in a workspace, so that it shows what becomes of them."""

import boto3

from agenda.attachments.bucket import folder
from agenda.events.model import CalendarEvent, Ref, identified
from agenda.events.rows import account, journal, trashed
from agenda.links.model import Link, mark
from agenda.links.table import LinkTable
from agenda.words.service import Kept
from agenda.words.table import WordTable
from infra.local.deployment import ACCOUNT
from kernel.ids import new_id
from tests.functions.agenda.offices import NOW


def event(calendar_id, uid="lunch", **said):
    body = {
        "@type": "Event",
        "uid": uid,
        "title": uid,
        "updated": "2026-11-21T12:00:00Z",
        "start": "2026-12-01T12:30:00",
    }
    return CalendarEvent(calendar_id=calendar_id, event_id=identified(uid), event={**body, **said})


def filled(office, calendar_id):
    """An event in a calendar, and one in its trash."""
    journal().create(account(office.workspace, calendar_id), event(calendar_id))
    thrown = event(calendar_id, "dinner").model_copy(update={"deleted": NOW})
    journal().create(trashed(office.workspace, calendar_id), thrown)


def beside(office, calendar_id):
    """A file beside an event of a calendar, and a word of that event."""
    place = {"Bucket": f"test-agenda-files-{ACCOUNT}", "Key": f"{folder(office.workspace, calendar_id)}{'0' * 64}"}
    boto3.client("s3").put_object(**place, Body=b"...")
    WordTable().keep(office.workspace, Ref(calendar_id, identified("lunch")), Kept(), frozenset({"lunch"}))


def files():
    """The workspaces and calendars beside whose events there are files."""
    found = boto3.client("s3").list_objects_v2(Bucket=f"test-agenda-files-{ACCOUNT}")
    return {tuple(each["Key"].split("/")[1:3]) for each in found.get("Contents", ())}


def linked(office, calendar_id):
    """What is kept of the token of a link that shows a calendar."""
    link = Link(link_id=new_id(), role="read", name="", created=NOW, created_by="ada", mark=mark(calendar_id))
    LinkTable().make(office.workspace, calendar_id, lambda it: it.linked(link), link)
    return link.mark
