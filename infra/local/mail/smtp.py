"""The SMTP server that stands where SES's does: on loopback, for the domains of the deployed receipt rules."""

import asyncio
import sys
import traceback
from typing import Any, Protocol

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from infra.local.deployment import Deployment
from infra.local.mail.receipts import Arrival, Receipts

LARGEST = 40 * 1024 * 1024
MOST_RECIPIENTS = 100


class Reception:
    """Says of each recipient whether there is such a mailbox, and hands the mail over."""

    def __init__(self, receipts: Receipts) -> None:
        self._receipts = receipts

    async def handle_RCPT(  # noqa: N802 - aiosmtpd calls it by this name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        del server, session
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        if not self._receipts.accept(address):
            return "550 5.1.1 Requested action not taken: mailbox unavailable"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - the same
        del server
        mail = Arrival(
            sender=(envelope.mail_from or "").removeprefix("<>"),
            recipients=tuple(envelope.rcpt_tos),
            raw=_bytes(envelope.original_content),
            peer=str((session.peer or ["127.0.0.1"])[0]),
            helo=session.host_name or "localhost",
        )
        try:
            number = await asyncio.to_thread(self._receipts.deliver, mail)
        except Exception:  # noqa: BLE001 - whoever sent it is to try again
            print("mail in:", file=sys.stderr)
            traceback.print_exc()
            return "451 4.3.0 Requested action aborted: local error in processing"
        return f"250 2.6.0 OK {number}"


def _bytes(content: Any) -> bytes:
    return content if isinstance(content, bytes) else str(content or "").encode("utf-8", "surrogateescape")


class InvokesLater(Protocol):
    """Pumps, as far as mail needs them."""

    def invoke_later(self, function: str, event: Any) -> None: ...


class Incoming:
    """The server, in a thread of its own."""

    def __init__(self, deployment: Deployment, pumps: InvokesLater, *, port: int) -> None:
        self._controller = Controller(
            Reception(Receipts(deployment.receipts, pumps.invoke_later)),
            hostname="127.0.0.1",
            port=port,
            data_size_limit=LARGEST,
            enable_SMTPUTF8=True,
            ident="ESMTP local",
        )

    def start(self) -> None:
        self._controller.start()

    def stop(self) -> None:
        self._controller.stop()
