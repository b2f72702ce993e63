"""Mail lands in the outbox byte for byte. moto decodes it, counts its recipients twice and loses parts of it."""

import base64
import json
import secrets
from email import message_from_bytes
from email.policy import SMTP
from email.utils import parseaddr
from typing import Any

from moto.core.exceptions import JsonRESTError
from moto.core.responses import ActionResult
from moto.ses.exceptions import InvalidParameterValue, MessageRejectedError
from moto.ses.models import RECIPIENT_LIMIT, ses_backends
from moto.ses.responses import EmailResponse
from moto.sesv2.responses import SESV2Response

from infra.local.deployment import ACCOUNT, REGION
from infra.local.stores.current import current
from infra.local.stores.letters import letter, recipients
from infra.local.stores.patches.replacement import replace

LARGEST = 40 * 1024 * 1024
KINDS = ("ToAddresses", "CcAddresses", "BccAddresses")


class Rejected(Exception):
    """SES does not take the message."""


def take(source: str | None, destinations: list[str], raw: bytes) -> str:
    """Take a message into the outbox; its id."""
    parsed = message_from_bytes(raw, policy=SMTP)
    _, sender = parseaddr(source or str(parsed["From"] or ""))
    if not sender:
        raise Rejected("Source not specified")
    if not is_verified(sender):
        raise Rejected(
            "Email address is not verified. The following identities failed the check in region "
            f"{REGION.upper()}: {sender}"
        )
    to = destinations or recipients(parsed)
    if not to:
        raise Rejected("Missing destination")
    if len(to) > RECIPIENT_LIMIT:
        raise Rejected(f"Recipient count exceeds {RECIPIENT_LIMIT}.")
    if len(raw) > LARGEST:
        raise Rejected("Message length is more than 41943040 bytes long")
    number = secrets.token_hex(8)
    message = f"0107{number[:12]}-{secrets.token_hex(4)}-{secrets.token_hex(2)}-{number[12:]}-000000"
    current.tell_sent(current.outbox.add(message, sender, [parseaddr(one)[1] for one in to], raw))
    return message


def is_verified(address: str) -> bool:
    """Whether the address, its domain or a domain above is an identity; domains in any case."""
    identities = ses_backends[ACCOUNT][REGION].email_identities
    domain = address.rpartition("@")[2].lower()
    labels = domain.split(".")
    return address in identities or any(".".join(labels[at:]) in identities for at in range(len(labels)))


def send_email_v2(self: Any) -> str:
    request = json.loads(self.body)
    content, destination = request["Content"], request.get("Destination", {})
    source = request.get("FromEmailAddress")
    if "Raw" in content:
        raw = base64.b64decode(content["Raw"]["Data"])
    elif "Simple" in content:
        raw = letter(source or "", destination, content["Simple"])
    else:
        raise JsonRESTError("BadRequestException", "The local cloud sends raw and simple messages, not templates")
    try:
        message = take(source, [one for kind in KINDS for one in destination.get(kind, [])], raw)
    except Rejected as rejection:
        raise JsonRESTError("MessageRejected", str(rejection)) from None
    return json.dumps({"MessageId": message})


def send_raw_email(self: Any) -> Any:
    raw = self._get_param("RawMessage.Data")
    return _answer(self._get_param("Source"), self._get_param("Destinations", []), raw)


def send_email(self: Any) -> Any:
    source, destination = self._get_param("Source"), self._get_param("Destination", {})
    raw = letter(source, destination, self._get_param("Message"))
    return _answer(source, [one for kind in KINDS for one in destination.get(kind, [])], raw)


def _answer(source: str | None, destinations: list[str], raw: bytes) -> Any:
    try:
        return ActionResult({"MessageId": take(source, destinations, raw)})
    except Rejected as rejection:
        raise MessageRejectedError(str(rejection)) from None


def refuse_templates(_self: Any) -> Any:
    raise InvalidParameterValue("The local cloud sends raw and simple messages, not templates")


def install() -> None:
    replace(SESV2Response, send_email=send_email_v2)
    replace(
        EmailResponse,
        send_raw_email=send_raw_email,
        send_email=send_email,
        send_templated_email=refuse_templates,
        send_bulk_templated_email=refuse_templates,
    )
