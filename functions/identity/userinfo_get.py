"""Tell an application who let it in, as far as its token goes."""

from identity.openid import MANNER
from identity.openid.userinfo import Userinfo, telling
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = telling()


@app.endpoint(
    "GET /api/auth/userinfo",
    scope="me:identify",
    grants=["identity-groups-1:BatchGetItem", "identity-people-1:GetItem"],
    refused=MANNER,
)
def tell(caller: Caller) -> Userinfo:
    return ours.about(caller)
