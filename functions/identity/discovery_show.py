"""Say where the doors of the OpenID provider are, and what it supports."""

from identity.openid.discovery import Metadata, metadata
from kernel.answers import Answer
from kernel.api import Api
from kernel.settings import ORIGIN

app = Api(__name__)


@app.public("GET /.well-known/openid-configuration", limit="600/minute per address")
def show() -> Metadata | Answer:
    return Answer(metadata(ORIGIN), headers={"Cache-Control": "public, max-age=3600"})
