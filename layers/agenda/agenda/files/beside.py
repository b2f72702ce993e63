"""Files of calendars at secret addresses that are too large to be answered with: they lie beside, and are led to.

Each link has one, in the folder of the workspace in which jobs have theirs; the bucket forgets it after a week.
"""

from typing import IO
from urllib.parse import quote

from botocore.exceptions import ClientError

from agenda.attachments.bucket import MISSING, NAME
from agenda.attachments.model import SIGNED
from agenda.files.feeds import Made
from agenda.files.model import CACHED, MEDIA_TYPE, named
from agenda.jobs.bucket import folder
from agenda.links.model import Lead
from kernel.aws import client, code

_STATE = "state"


class FeedShelf:
    def __init__(self) -> None:
        client("s3")

    def made(self, lead: Lead) -> Made | None:
        """What lies there, and of which state it is."""
        try:
            found = client("s3").head_object(**_place(lead))
        except ClientError as error:
            if code(error) in MISSING:
                return None
            raise
        return Made(str(found["Metadata"].get(_STATE, "")), str(found["ETag"]))

    def keep(self, lead: Lead, state: str, file: IO[bytes]) -> Made:
        kept = client("s3").put_object(**_place(lead), Body=file, ContentType=MEDIA_TYPE, Metadata={_STATE: state})
        return Made(state, str(kept["ETag"]))

    def link(self, lead: Lead, name: str, *, head: bool = False) -> str:
        said = {
            "ResponseContentType": MEDIA_TYPE,
            "ResponseCacheControl": CACHED,
            "ResponseContentDisposition": f"attachment; filename*=UTF-8''{quote(named(name), safe='')}",
        }
        where = {**_place(lead), **said}
        method = "head_object" if head else "get_object"  # a link is good for the one for which it was signed
        return str(client("s3").generate_presigned_url(method, Params=where, ExpiresIn=SIGNED))


def _place(lead: Lead) -> dict[str, str]:
    return {"Bucket": NAME, "Key": f"{folder(lead.workspace, f'feed-{lead.link_id}')}calendar.ics"}
