"""Files as tests put them beside events."""

from hashlib import sha256
from urllib.parse import urlsplit

import boto3

from functions.agenda import attachments_begin
from infra.local.deployment import ACCOUNT

SLIDES = b"%PDF-1.7 slides"


def announced(data=SLIDES, **said):
    """What one says of a file before it is uploaded."""
    usual = {"name": "Größe & Co.pdf", "media_type": "application/pdf", "size": len(data)}
    return {**usual, "sha256": sha256(data).hexdigest(), **said}


def shipped(invoke, calendar_id, caller, data=SLIDES):
    """What leads to a file that somebody put beside the events of a calendar."""
    place = invoke(attachments_begin, calendar_id=calendar_id, caller=caller, body=announced(data)).json
    key = urlsplit(place["upload"]).path.lstrip("/")
    boto3.client("s3").put_object(Bucket=f"test-agenda-files-{ACCOUNT}", Key=key, Body=data, ContentType="text/plain")
    return place["link"]


def whose(link):
    """How the door of files names one."""
    calendar_id, _, file = link["href"].rsplit("/", 3)[1:]
    return {"calendar_id": calendar_id, "file": file}
