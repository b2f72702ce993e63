"""List the second factors of whoever calls."""

from identity.factors import Factors, own_factors
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = own_factors()


@app.endpoint(
    "GET /api/auth/factors",
    scope="me:read",
    grants=[
        "identity-accounts-1:Query",
    ],
    own=True,
)
def list_factors(caller: Caller) -> Factors:
    return ours.all(caller)
