"""Welcome the guest whose browser comes back with a form, as Apple has it."""

from kernel.api import Api
from parlour.guests import Invitation, Welcome

app = Api(__name__)


@app.callback("POST /api/parlour/guests/callback", limit="20/minute per address")
def welcome_guest(invitation: Invitation, code: str) -> Welcome:
    return Welcome(name=invitation.name, code=code)
