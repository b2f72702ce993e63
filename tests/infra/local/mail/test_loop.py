"""Mail that is sent to somebody here arrives here."""

from dataclasses import dataclass

from infra.local.deployment import Deployment
from infra.local.mail.loop import Loop
from infra.local.mail.receipts import Receipts
from infra.local.pumps.jobs import Jobs
from infra.local.pumps.ledger import Ledger


@dataclass(frozen=True)
class Sent:
    id: str
    source: str
    destinations: tuple[str, ...]
    raw: bytes


class Outbox:
    def __init__(self, *mails):
        self.mails = mails

    def sent(self):
        return self.mails


def test_what_is_sent_to_a_covered_recipient_comes_in(post):
    mail = Sent("1", "me@example.com", ("you@example.com", "far@example.net"), b"Subject: hi\n\nthere\n")
    ledger = Ledger(None)
    receipts = Receipts(post.deployment.receipts, post.invoke_later)
    loop = Loop(receipts, Outbox(mail), Jobs(Deployment(), ledger))
    loop.notice(mail)
    assert post.told == []
    job = ledger.claim(0)
    loop.receive(job.target, job.payload, {})
    (told,) = post.receipts_of("test-mail-inbound")
    assert told["receipt"]["recipients"] == ["you@example.com"]
    assert told["mail"]["source"] == "me@example.com"
    (raw,) = post.kept("inbound").values()
    assert raw.endswith(b"Subject: hi\r\n\r\nthere\r\n")
    ledger.close()


def test_what_is_sent_elsewhere_does_not(post):
    mail = Sent("1", "me@example.com", ("far@example.net",), b"Subject: hi\n\nthere\n")
    ledger = Ledger(None)
    Loop(Receipts(post.deployment.receipts, post.invoke_later), Outbox(mail), Jobs(Deployment(), ledger)).notice(mail)
    assert ledger.claim(0) is None
    ledger.close()
