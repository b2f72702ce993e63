"""Take what an application asks for in a form, and have the browser ask for it once more by its address."""

from identity.openid import Wanted
from identity.openid.reception import FORMS, asked_again
from kernel.answers import Answer, Redirect
from kernel.api import Api

app = Api(__name__)


@app.public(
    "POST /api/auth/authorize",
    limit="120/minute per address",
    grants=[],
    **FORMS,
)
def again(wanted: Wanted) -> Redirect | Answer:
    return asked_again(wanted)
