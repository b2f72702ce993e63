"""Show what of SCIM the workspace supports."""

from identity.provisioning import MANNER, MEDIA_TYPE, Whole, described
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)


@app.endpoint("GET /scim/v2/{workspace}/ServiceProviderConfig", scope="scim:read", gives=MEDIA_TYPE, refused=MANNER)
def show_config(caller: Caller, workspace: str, query: Whole) -> Answer:
    return described(caller, workspace).config(query.model_dump())
