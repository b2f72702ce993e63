"""List the kinds of resources that SCIM serves here."""

from identity.provisioning import MANNER, MEDIA_TYPE, Whole, described
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)


@app.endpoint("GET /scim/v2/{workspace}/ResourceTypes", scope="scim:read", gives=MEDIA_TYPE, refused=MANNER)
def list_types(caller: Caller, workspace: str, query: Whole) -> Answer:
    return described(caller, workspace).resource_types(query.model_dump())
