"""Show a calendar as a file (RFC 5545) at its secret address; nothing if they have it already."""

from agenda.files import secret_feeds
from agenda.files.feeds import Name
from agenda.files.model import BESIDE, UNCHANGED
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = secret_feeds()


@app.public(
    "GET /ical/{feed}",
    head=True,
    also=(BESIDE, UNCHANGED),
    limit="60/minute per address",
    grants=[
        "agenda-by-token-1:GetItem",
        "agenda-calendars-1:BatchGetItem",
        "agenda-events-1:BatchGetItem,Query",
        "agenda-files/jobs/*:GetObject,PutObject",
    ],
    crosses="whoever asks is nobody here, and the address says which workspace",
    memory=1024,
    timeout=29,
)
def show_feed(feed: Name, request: Request) -> Answer:
    return ours.show(feed, request.headers.get("if-none-match"), head=request.method == "HEAD").answer()
