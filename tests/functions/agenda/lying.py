"""Things of every kind that lie in a workspace, so that it shows what becomes of them."""

import boto3

from agenda.alerts.bells import Bell
from agenda.alerts.model import Alert
from agenda.alerts.table import AlertTable, BellTable
from agenda.attachments.bucket import folder
from agenda.booking.model import Booking, Guest
from agenda.booking.page import Page
from agenda.booking.pages_table import PageTable
from agenda.booking.rows import account as at_page
from agenda.booking.rows import bookings
from agenda.events.model import CalendarEvent, identified
from agenda.events.rows import account, journal, trashed
from agenda.invitations.table import InvitationBooks
from agenda.jobs.bucket import JobBucket
from agenda.jobs.model import Job
from agenda.jobs.model import Kept as KeptJob
from agenda.jobs.table import JobTable
from agenda.links.model import Link, mark
from agenda.links.table import LinkTable
from agenda.people.model import Colleague
from agenda.subscriptions import Subscription
from agenda.subscriptions.table import SubscriptionTable
from agenda.words.index import Kept, Spot
from agenda.words.table import WordTable
from infra.local.deployment import ACCOUNT
from kernel.etags import IfMatch
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


def booked(office):
    """A page on which something was booked, and another one that is no more, but for what was booked there."""
    for slug in ("there", "gone"):
        said = {"page_id": new_id(), "slug": f"{office.workspace}-{slug}", "owner": "ada", "title": slug, "zone": "UTC"}
        page = Page.model_validate({**said, "hosts": [{"person": "ada", "hours": {"zone": "UTC"}}]})
        store = PageTable()
        store.create(office.workspace, page)
        guest = Guest(name="Grace", email="grace@example.com", zone="UTC")
        when = {"begins": NOW, "ends": NOW, "created": NOW}
        booking = Booking(booking_id=new_id(), page_id=page.page_id, title=slug, guest=guest, **when)
        bookings().create(at_page(office.workspace, page.page_id), booking)
        if slug == "gone":
            store.delete(office.workspace, store.find(office.workspace, page.slug), IfMatch())


def filled(office, calendar_id):
    """An event in a calendar, to which somebody invites, and one in its trash; and a page with a booking."""
    InvitationBooks().keep(office.workspace, "ada")
    BellTable().keep(Bell(office.workspace, "ada", heard=NOW))
    usual = {"begins": NOW, "ends": NOW, "at": NOW, "rang": NOW}
    alert = Alert(alert_id="a", kind="event", title="lunch", **usual)
    AlertTable().claim(office.workspace, Colleague(person="ada"), alert, None)
    InvitationBooks().place(office.workspace, "ada", identified("lunch"), calendar_id)
    booked(office)
    brought(office, calendar_id)
    eventful(office, calendar_id)


def eventful(office, calendar_id):
    """An event in a calendar, and one in its trash."""
    journal().create(account(office.workspace, calendar_id), event(calendar_id))
    thrown = event(calendar_id, "dinner").model_copy(update={"deleted": NOW})
    journal().create(trashed(office.workspace, calendar_id), thrown)


def beside(office, calendar_id):
    """A file beside an event of a calendar, a word of that event, and where the calendar comes from."""
    place = {"Bucket": f"test-agenda-files-{ACCOUNT}", "Key": f"{folder(office.workspace, calendar_id)}{'0' * 64}"}
    boto3.client("s3").put_object(**place, Body=b"...")
    url = "https://example.com/team.ics?key=s3cret"
    SubscriptionTable().save(office.workspace, Subscription.new(calendar_id, url, b"sealed", "ada", NOW))
    WordTable().keep(office.workspace, Spot(calendar_id, identified("lunch")), Kept(), frozenset({"lunch"}))


def brought(office, calendar_id):
    """A file that Ada is bringing into a calendar."""
    job = Job(job_id=new_id(), kind="import", status="waiting", calendar_id=calendar_id, name="x", asked=NOW, moved=NOW)
    JobTable().create(office.workspace, "ada", KeptJob(job=job))
    JobBucket().put(office.workspace, job.job_id, "upload", b"...")


def files(kind="files"):
    """The workspaces, and the calendars beside whose events there are files, or the jobs that have some."""
    found = boto3.client("s3").list_objects_v2(Bucket=f"test-agenda-files-{ACCOUNT}", Prefix=f"{kind}/")
    return {tuple(each["Key"].split("/")[1:3]) for each in found.get("Contents", ())}


def linked(office, calendar_id):
    """What is kept of the token of a link that shows a calendar."""
    link = Link(link_id=new_id(), role="read", name="", created=NOW, created_by="ada", mark=mark(calendar_id))
    LinkTable().make(office.workspace, calendar_id, lambda it: it.linked(link), link)
    return link.mark
