"""Mail that is sent to somebody here arrives here: what SES took is given to SES's own receipt rules."""

import re
from collections.abc import Mapping
from typing import Any

from infra.local.deployment import REGION, arn
from infra.local.mail.letters import Sent, SentMail
from infra.local.mail.receipts import Arrival, Receipts
from infra.local.pumps.jobs import Jobs
from infra.local.pumps.ledger import Job

LOOP = arn("ses", "identity/loop")


class Loop:
    """Notices what is sent, and has the pumps bring it in: later, and without the sender waiting."""

    def __init__(self, receipts: Receipts, outbox: Sent, jobs: Jobs) -> None:
        self._receipts = receipts
        self._outbox = outbox
        self._jobs = jobs

    def notice(self, mail: SentMail) -> None:
        """Whoever sent it is still waiting; so nothing but a note is made of it."""
        recipients = [one for one in mail.destinations if self._receipts.accept(one)]
        if recipients:
            self._jobs.add(Job("deliver", LOOP, {"id": mail.id, "recipients": recipients}))

    def receive(self, target: str, payload: Any, parameters: Mapping[str, Any]) -> None:
        """Bring a noted mail in, with the line ends that it has on the wire."""
        del target, parameters
        for mail in reversed(self._outbox.sent()):
            if mail.id == payload["id"]:
                raw = re.sub(rb"\r?\n", b"\r\n", mail.raw)
                host = f"outbound.{REGION}.amazonses.com"
                self._receipts.deliver(Arrival(mail.source, payload["recipients"], raw, helo=host))
                return
