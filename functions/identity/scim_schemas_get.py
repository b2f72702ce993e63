"""Show one schema by which SCIM serves people or groups here."""

from identity.provisioning import MANNER, MEDIA_TYPE, Whole, described
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)


@app.endpoint("GET /scim/v2/{workspace}/Schemas/{urn}", scope="scim:read", gives=MEDIA_TYPE, refused=MANNER)
def get_schema(caller: Caller, workspace: str, urn: str, query: Whole) -> Answer:
    return described(caller, workspace).schema(urn, query.model_dump())
