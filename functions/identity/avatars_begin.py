"""Ask where to upload a picture of oneself: a link that takes one of that size and type, for five minutes."""

from identity.avatars import avatars
from identity.avatars.model import Announced, Place
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = avatars()


@app.endpoint(
    "POST /api/auth/me/avatar",
    scope="me:write",
    limit="20/hour per caller",
    grants=["identity-avatars/uploads/*:PutObject"],
    status=201,
    secret=True,
)
def begin(caller: Caller, wanted: Announced) -> Place:
    return ours.begin(caller, wanted)
