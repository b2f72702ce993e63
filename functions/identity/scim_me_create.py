"""Tell a directory that makes itself that nobody is themselves here (SCIM)."""

from identity.provisioning import MANNER, MEDIA_TYPE, nobody
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)


@app.endpoint("POST /scim/v2/{workspace}/Me", scope="scim:write", gives=MEDIA_TYPE, refused=MANNER)
def create_me(caller: Caller, workspace: str) -> Answer:
    return nobody(caller, workspace)
