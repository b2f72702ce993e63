"""Tell that nobody is themselves here: a directory speaks for all (SCIM)."""

from identity.provisioning import MANNER, MEDIA_TYPE, nobody
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)


@app.endpoint("GET /scim/v2/{workspace}/Me", scope="scim:read", gives=MEDIA_TYPE, refused=MANNER)
def get_me(caller: Caller, workspace: str) -> Answer:
    return nobody(caller, workspace)
