"""Letters out of the parts that SES is given: a subject, a text, an HTML page, attachments."""

import base64
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, getaddresses
from typing import Any


def letter(source: str, destination: dict[str, list[str]], simple: dict[str, Any]) -> bytes:
    """The MIME message that SES would make of them; who is copied blindly is not named in it."""
    message = EmailMessage(policy=SMTP)
    message["From"] = source
    for header, field in (("To", "ToAddresses"), ("Cc", "CcAddresses")):
        if destination.get(field):
            message[header] = ", ".join(destination[field])
    message["Subject"] = simple["Subject"]["Data"]
    message["Date"] = format_datetime(datetime.now(UTC))
    for header in simple.get("Headers", []):
        message[header["Name"]] = header["Value"]
    body = simple["Body"]
    if "Text" in body:
        message.set_content(body["Text"]["Data"])
        if "Html" in body:
            message.add_alternative(body["Html"]["Data"], subtype="html")
    else:
        message.set_content(body["Html"]["Data"], subtype="html")
    for one in simple.get("Attachments", []):
        main, _, sub = one.get("ContentType", "application/octet-stream").partition("/")
        message.add_attachment(
            base64.b64decode(one["RawContent"]), maintype=main, subtype=sub, filename=one["FileName"]
        )
    return message.as_bytes()


def recipients(raw: EmailMessage) -> list[str]:
    """Whom a message names, when nobody else is named."""
    fields = [str(value) for header in ("To", "Cc", "Bcc") for value in raw.get_all(header, [])]
    return [address for _, address in getaddresses(fields) if address]
