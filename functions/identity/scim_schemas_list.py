"""List the schemas by which SCIM serves people and groups here."""

from identity.provisioning import MANNER, MEDIA_TYPE, Whole, described
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)


@app.endpoint("GET /scim/v2/{workspace}/Schemas", scope="scim:read", gives=MEDIA_TYPE, refused=MANNER)
def list_schemas(caller: Caller, workspace: str, query: Whole) -> Answer:
    return described(caller, workspace).schemas(query.model_dump())
