"""Somebody else's server, over real TLS on this machine, and calendars that are there."""

import hashlib
from contextlib import contextmanager
from datetime import UTC, datetime

from agenda.subscriptions.table import SubscriptionTable
from functions.agenda import events_page, subscriptions_create, subscriptions_fetch
from kernel.outside import client
from tests.functions.batches import delivery, message
from tests.layers.identity.passwords.tls import certificate
from tests.layers.kernel.strangers import stranger

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Elsewhere//EN\r\nNAME:The team\r\nCOLOR:#0B8043FF\r\n"
EVENT = "BEGIN:VEVENT\r\nUID:{}\r\nDTSTAMP:{stamp}\r\nDTSTART:20270102T090000Z\r\nSUMMARY:{}\r\n{more}END:VEVENT\r\n"
END = "END:VCALENDAR\r\n"


def calendar(*titles, head="", stamp="20270101T000000Z", more=""):
    """A file with an event of each of these titles, which is its uid too."""
    return HEAD + head + "".join(EVENT.format(each, each, stamp=stamp, more=more) for each in titles) + END


class Elsewhere:
    """What is there now, and what was asked."""

    def __init__(self, server, port):
        self._server, self.url = server, f"https://localhost:{port}/team.ics"
        self.file, self.status, self.headers, self.tagged = b"", 200, {}, True

    @property
    def asked(self):
        """What was said each time, but for what is always said."""
        usual = {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
        return [{k: v for k, v in said.items() if k not in usual} for _, _, said, _ in self._server.seen]

    @property
    def paths(self):
        return [path for _, path, _, _ in self._server.seen]

    def put(self, file):
        self.file = file.encode() if isinstance(file, str) else file
        self.status, self.headers = 200, {}

    def answers(self, status, **headers):
        self.status, self.headers = status, headers

    def answer(self, request):
        """As servers do that know what somebody has (RFC 9110, 13.2.2)."""
        tag = f'"{hashlib.sha256(self.file).hexdigest()[:16]}"'
        if self.status == 200 and self.tagged and request.headers.get("If-None-Match") == tag:
            request.answer(304, ETag=tag)
        elif self.status == 200:
            request.answer(200, self.file, **({"ETag": tag} if self.tagged else {}), **self.headers)
        else:
            request.answer(self.status, **self.headers)


@contextmanager
def elsewhere(folder, monkeypatch):
    """Such a server, which this machine trusts for as long."""
    key, chain = certificate(folder)
    monkeypatch.setenv("SSL_CERT_FILE", str(chain))
    client._roots.cache_clear()
    known = []

    def answered(request):
        known[0].answer(request)

    with stranger(answered, tls=(key, chain)) as server:
        known.append(Elsewhere(server, server.port))
        yield known[0]
    client._roots.cache_clear()


class Follower:
    """Ada, who follows what is there."""

    def __init__(self, invoke, cloud, office, there):
        self._invoke, self._cloud, self.ada, self.there = invoke, cloud, office.ada, there

    def subscribes(self, **more):
        """The id of the calendar."""
        answer = self._invoke(subscriptions_create, caller=self.ada, body={"url": self.there.url, **more})
        assert answer.status == 201, answer.text
        self.calendar_id = answer.json["calendar_id"]
        return self.calendar_id

    def fetches(self):
        """As the queue would have it."""
        body = f'{{"calendar_id": "{self.calendar_id}"}}'
        event = delivery(message(1, body, queue="test-agenda-subscriptions"))
        answer = self._invoke(subscriptions_fetch, event=event)
        assert answer.payload == {"batchItemFailures": []}, answer.log

    @property
    def kept(self):
        """What is known of where it comes from."""
        return SubscriptionTable().find("acme", [self.calendar_id])[self.calendar_id]

    def later(self):
        """When its time has come again."""
        past = datetime(2026, 1, 1, tzinfo=UTC)
        SubscriptionTable().save("acme", self.kept.model_copy(update={"due": past, "asked": past}))

    def events(self):
        """Title and modseq of each."""
        return {it["event"].get("title"): it["modseq"] for it in self._items()}

    def ids(self):
        return [it["event_id"] for it in self._items()]

    def _items(self):
        about = {"calendar_id": self.calendar_id, "caller": self.ada}
        return self._invoke(events_page, **about, query={"limit": 100}).json["items"]
