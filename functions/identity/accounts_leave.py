"""Delete one's account: in two weeks, so that there is time to keep it after all."""

from identity.leaving import Leaving, departure
from identity.leaving.grants import LEAVES
from identity.signin.browser import arrival
from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller

app = Api(__name__)
ours = departure()


@app.endpoint(
    "DELETE /api/auth/me",
    scope="me:write",
    grants=[*LEAVES],
    crosses="a person leaves every workspace",
    status=202,
)
def leave(caller: Caller, request: Request) -> Leaving:
    return ours.leave(caller, arrival(request))
