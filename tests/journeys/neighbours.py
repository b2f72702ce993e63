"""Two workspaces full of data on one local cloud, whose people know nothing of each other."""

import json
import re
import urllib.error
import urllib.request
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import boto3

from agenda.alerts.model import Alert
from agenda.alerts.table import AlertTable
from agenda.booking.model import Booking, Guest
from agenda.booking.rows import account, bookings
from agenda.invitations.model import Message, Proposal
from agenda.invitations.proposals import Waiting
from agenda.invitations.table import InvitationBooks
from agenda.jobs.bucket import JobBucket
from agenda.jobs.model import Job
from agenda.jobs.model import Kept as KeptJob
from agenda.jobs.table import JobTable
from agenda.people.model import Colleague
from agenda.subscriptions import Subscription
from agenda.subscriptions.envelopes import Seals
from agenda.subscriptions.table import SubscriptionTable
from functions.identity import callers_authorize
from identity.accounts.model import Link
from identity.accounts.table import AccountTable
from identity.issuers.model import Issuer, Metadata
from identity.issuers.table import journal as issuers
from infra.local.deployment import ACCOUNT
from infra.local.runtime.principals import acting
from kernel.ids import new_id
from tests.journeys import unlimited
from tests.journeys.asking import DESCRIPTION, NAMES, example
from tests.layers.identity.passkeys.device import Device
from tests.passwords import PASSWORD

LIMITS = "test-shared-limits-1"
BY_EXAMPLE = {
    "/api/workspace/audit/exports": "export_id",
    "/api/workspace/clients": "client_id",
    "/api/workspace/exports": "export_id",
}
"""What is made as the description of the API shows it: where, and what its id is called."""


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self):
        return json.loads(self.text)


class Stays(urllib.request.HTTPRedirectHandler):
    """Follows nobody to where they are sent."""

    def redirect_request(self, *_):
        return None


DIRECT = urllib.request.build_opener(Stays)


class Street:
    """Where they live: the front doors, the post, and all that is kept."""

    def __init__(self, cloud, gateway):
        self.cloud, self.gateway, self.url = cloud, gateway, gateway.url

    def ask(self, method, path, body=None, *, credential=None, headers=None, kind="application/json", forgive=True):
        """A request as any program makes it; nobody here is told that they ask too often."""
        if forgive:
            unlimited.forgive()
        sent = {"Content-Type": kind, **({"Authorization": f"Bearer {credential}"} if credential else {})}
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, {**sent, **(headers or {})}, method=method)
        try:
            with DIRECT.open(request, timeout=20) as answer:
                return Answer(answer.status, dict(answer.headers.items()), answer.read().decode())
        except urllib.error.HTTPError as error:
            return Answer(error.code, dict(error.headers.items()), error.read().decode(errors="replace"))

    def forget(self):
        """Let a minute pass in which nobody calls: neither the gateway nor the authorizer remembers anybody."""
        self.gateway.forget()
        self.cloud.runtime.reload([Path(callers_authorize.__file__)])

    def ticket(self, page):
        """The ticket in the newest letter."""
        letter = message_from_bytes(self.cloud.stores.outbox.sent()[-1].raw, policy=default)
        text = letter.get_body(("plain",)).get_content()
        return re.search(rf"/{page}#([\w.-]+)", text).group(1)

    def rows(self):
        """Everything that is kept in tables, by its place."""
        found = {}
        for table, text in self.cloud.stores.dynamodb.everything():
            if table != LIMITS:
                row = json.loads(text)
                found[table, row["pk"]["S"], row.get("sk", {}).get("S", "")] = text
        return found


def carried(household):
    """An import whose file has come, and that has something to tell already."""
    now = datetime.now(UTC)
    said = {"name": f"file of {household.slug}", "asked": now, "moved": now, "calendar_id": household.calendar}
    job = Job(job_id=new_id(), kind="import", status="waiting", file=True, **said)
    JobTable().create(household.workspace, household.person, KeptJob(job=job))
    for name in ("upload", "report.txt"):
        JobBucket().put(household.workspace, job.job_id, name, b"...")
    return job.job_id


def reminder(household):
    """Something that its Admin was reminded of: bells ring when they like."""
    now = datetime.now(UTC)
    usual = {"kind": "event", "begins": now, "ends": now, "at": now, "rang": now}
    return Alert(alert_id=new_id(), title=f"reminder of {household.slug}", **usual)


def provider(household):
    """A provider as it is kept: there is none that would answer here."""
    url, now = f"https://login.{household.domain}", datetime.now(UTC)
    return Issuer(
        issuer_id=f"{household.workspace}-5eaf00d5",
        name=household.provider,
        issuer=url,
        client_id="stoa",
        domains=(household.domain,),
        metadata=Metadata(authorization_endpoint=url, token_endpoint=url, jwks_uri=url),
        sealed="",
        created=now,
        checked=now,
    )


class Household:
    """A workspace with an Admin, a colleague, and something of everything that has an id."""

    def __init__(self, street, slug):
        self.street, self.slug, self.domain = street, slug, f"{slug}.example"
        self.made, self.provider = {}, f"provider of {slug}"
        self.email, self.name = f"admin@{self.domain}", f"{slug.title()}ine"
        self._register()
        self.sign_in()

    def _register(self):
        wanted = {"email": self.email, "name": self.name, "password": PASSWORD}
        wanted["workspace"] = {"name": self.slug.title(), "slug": self.slug}
        assert self.street.ask("POST", "/api/auth/register", wanted).status == 202
        shown = {"ticket": self.street.ticket("verify"), "password": PASSWORD}
        assert self.street.ask("POST", "/api/auth/verify", shown).status == 200

    def sign_in(self):
        """Whether the Admin is in, with a session and with a key that may do all that they may."""
        login = {"email": self.email, "password": PASSWORD, "client": "app"}
        said = self.street.ask("POST", "/api/auth/login", login)
        if said.status != 200 or not said.json["signed_in"]:
            return False
        signed_in = said.json["signed_in"]
        self.token, self.session = signed_in["access_token"], signed_in["session"]
        self.refresh_token, self.known_by = signed_in["refresh_token"], signed_in["device"]
        self.workspace, self.person = signed_in["workspace"], signed_in["person"]
        scopes = [each["scope"] for each in self.get("/api/auth/rights")["items"]]
        made = self.ask("POST", "/api/workspace/keys", {"name": f"key of {self.slug}", "scopes": scopes})
        self.key, self.key_id = made.json["key"], made.json["key_id"]
        return True

    def ask(self, method, path, body=None, **how):
        return self.street.ask(method, path, body, **{"credential": self.token, **how})

    def get(self, path):
        return self.ask("GET", path).json

    @property
    def stands(self):
        """Whether both of its credentials are good."""
        found = [self.street.ask("GET", "/api/auth/rights", credential=each) for each in (self.token, self.key)]
        return all(each.status == 200 and len(each.json["items"]) > 10 for each in found)

    def furnish(self):
        """Fill it."""
        self.role = self._made("/api/workspace/roles", "role_id", name=f"role {self.slug}", scopes=["people:read"])
        self.group = self._made("/api/workspace/groups", "group_id", name=f"group {self.slug}")
        self.incident = self._made(
            "/api/ops/incidents", "incident_id", title=f"fire at {self.slug}", impact="minor", message="smoke"
        )
        colleague = {"email": f"colleague@{self.domain}", "name": f"Colleague {self.slug}", "role": "member"}
        self._made("/api/workspace/invitations", "invitation_id", **colleague)
        accepted = {"ticket": self.street.ticket("join"), "password": PASSWORD, "name": colleague["name"]}
        assert self.street.ask("POST", "/api/auth/invitations/accept", accepted).status == 200
        people = self.get("/api/workspace/people")["items"]
        self.colleague = next(each["person"] for each in people if each["person"] != self.person)
        self.grantee = f"person:{self.colleague}"
        self.calendar = self._made("/api/agenda/calendars", "calendar_id", name=f"calendar {self.slug}")
        meeting = {"title": f"meeting {self.slug}", "start": "2026-12-01T09:00:00", "timeZone": "Europe/Berlin"}
        self.event = self._made(f"/api/agenda/calendars/{self.calendar}/events", "event_id", **meeting)
        gone = self._made(f"/api/agenda/calendars/{self.calendar}/events", "event_id", **meeting)
        self.ask("DELETE", f"/api/agenda/calendars/{self.calendar}/events/{gone}")
        where = f"files/{self.workspace}/{self.calendar}/{NAMES['file']}"
        boto3.client("s3").put_object(Bucket=f"test-agenda-files-{ACCOUNT}", Key=where, Body=b"slides")
        self.booking = self._booked()
        self.room = self._made("/api/agenda/rooms", "room_id", name=f"room {self.slug}")
        self.proposal = self._proposed()
        self.project = self._made("/api/agenda/projects", "project_id", name=f"project {self.slug}")
        self.share_link = self._made(f"/api/agenda/calendars/{self.calendar}/links", "link_id", role="read")
        tasks = f"/api/agenda/projects/{self.project}/tasks"
        self.task = self._made(tasks, "task_id", task={"title": f"task {self.slug}"})
        self.filter = self._made("/api/agenda/filters", "filter_id", name=f"filter {self.slug}")
        self.comment = self._made(f"{tasks}/{self.task}/comments", "comment_id", text=f"said in {self.slug}")
        done = self._made(tasks, "task_id", task={"title": f"task {self.slug}"})
        self.ask("DELETE", f"{tasks}/{done}")
        guest = {"email": f"guest@{self.domain}", "name": f"Guest {self.slug}", "role": "member"}
        self.invitation = self._made("/api/workspace/invitations", "invitation_id", **guest)
        self.ask("POST", f"/api/workspace/groups/{self.group}/members", {"add": [self.colleague]})
        self.device = self.get("/api/auth/devices")["items"][0]["device_id"]
        asked = self.ask("POST", "/api/auth/passkeys/options")
        made = Device().create(asked.json, "http://localhost:8000")
        state = {"cookie": asked.headers["Set-Cookie"].partition(";")[0]}
        self.passkey = self.ask(
            "POST", "/api/auth/passkeys", {"answer": made, "name": f"key {self.slug}"}, headers=state
        ).json["passkey_id"]
        with acting(None):
            issuers().create(self.workspace, made := provider(self))
            self.issuer_id = made.issuer_id
            self._follow()
            alert = AlertTable().claim(self.workspace, Colleague(person=self.person), reminder(self), None).alert
            self.alert = alert.alert_id
            self.job = carried(self)
            linked = Link(issuer=provider(self).issuer, subject=self.slug, linked=datetime.now(UTC))
            AccountTable().change(self.person, lambda it: it.model_copy(update={"links": (*it.links, linked)}))
            self.link = sha256(f"{linked.issuer}\0{linked.subject}".encode()).hexdigest()
        self._television()
        for path, called in BY_EXAMPLE.items():
            if path in DESCRIPTION["paths"]:
                self.made[path] = {called: self._made(path, called, **example(path))}
        return self

    def _follow(self):
        """A calendar that comes from elsewhere."""
        elsewhere = f"https://{self.slug}.example.com/team.ics"
        sealed = Seals().seal(self.workspace, self.calendar, elsewhere)
        it = Subscription.new(self.calendar, elsewhere, sealed, self.person, datetime.now(UTC))
        SubscriptionTable().save(self.workspace, it)

    def _television(self):
        """A device without a browser that asks to be let in."""
        grants = ["urn:ietf:params:oauth:grant-type:device_code"]
        wanted = {"name": f"television of {self.slug}", "kind": "public", "grant_types": grants, "scopes": ["openid"]}
        self.client_id = self._made("/api/workspace/clients", "client_id", redirect_uris=[], **wanted)
        asked = urlencode({"client_id": self.client_id, "scope": "openid"}).encode()
        shown = self.street.ask("POST", "/api/auth/device", asked, kind="application/x-www-form-urlencoded")
        self.user_code = shown.json["user_code"]

    def _proposed(self):
        """Another time that somebody proposes for an event of theirs."""
        message = Message("COUNTER", self.slug, f"guest@{self.domain}", f"host@{self.domain}", (), datetime.now(UTC))
        it = Waiting.of(
            self.workspace, self.slug, Proposal("counter", self.slug, message.sender, message), message.stamp
        )
        with acting(None):
            InvitationBooks().show(self.workspace, self.person, it)
        return it.proposal_id

    def _booked(self):
        """A booking on a page of theirs; the page is everybody's to see, and what was booked is not."""
        now, page_id = datetime.now(UTC), new_id()
        guest = Guest(name=f"Guest {self.slug}", email=f"booker@{self.domain}", zone="UTC")
        wanted = {"page_id": page_id, "title": f"thing {self.slug}", "begins": now, "ends": now, "created": now}
        with acting(None):
            booking = Booking(booking_id=new_id(), guest=guest, **wanted)
            return bookings().create(account(self.workspace, page_id), booking).booking_id

    def _made(self, path, called, **body):
        answer = self.ask("POST", path, body)
        assert answer.status in {201, 202}, answer.text
        return answer.json[called]

    @property
    def marks(self):
        """What nobody else must ever be told: its ids, and what its people and things are called."""
        secret, things = (
            {"token", "key", "slug", "refresh_token", "known_by"},
            ("role", "group", "Colleague", "Guest", "fire at", "meeting", "task"),
        )
        ids = {value for name, value in vars(self).items() if isinstance(value, str) and name not in secret}
        ids |= {value for each in self.made.values() for value in each.values()}
        return ids | {f"{thing} {self.slug}" for thing in things}
