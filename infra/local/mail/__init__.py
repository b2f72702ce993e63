"""Mail of the local cloud: in by SMTP as by SES, and what was sent, to be read.

incoming = Incoming(deployment, pumps, port=8025); incoming.start(); incoming.stop()
Receipts(deployment.receipts, pumps.invoke_later).deliver(Arrival(sender, recipients, raw))    # without SMTP
infra.local.mail.letters.letters(stores)      # what was sent, taken apart: subject, text, html, parts …
"""

from infra.local.mail.receipts import Arrival, Receipts
from infra.local.mail.smtp import Incoming

__all__ = ["Arrival", "Incoming", "Receipts"]
