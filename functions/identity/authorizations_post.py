"""Take what an application asks for in a form, and have the browser ask for it once more by its address."""

from identity.openid import Wanted
from identity.openid.reception import ON_A_PAGE, asked_again
from kernel.answers import Redirect
from kernel.api import Api
from kernel.api.bodies import FORM

app = Api(__name__)


@app.public(
    "POST /api/auth/authorize",
    limit="120/minute per address",
    grants=[],
    takes=(FORM,),
    secret=True,
    **ON_A_PAGE,
)
def again(wanted: Wanted) -> Redirect:
    return asked_again(wanted)
