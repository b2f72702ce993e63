"""Show one kind of resource that SCIM serves here."""

from identity.provisioning import MANNER, MEDIA_TYPE, Whole, described
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)


@app.endpoint("GET /scim/v2/{workspace}/ResourceTypes/{kind}", scope="scim:read", gives=MEDIA_TYPE, refused=MANNER)
def get_type(caller: Caller, workspace: str, kind: str, query: Whole) -> Answer:
    return described(caller, workspace).resource_type(kind, query.model_dump())
