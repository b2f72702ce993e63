"""Welcome the guest who comes back."""

from kernel.api import Api
from parlour.guests import Invitation, Welcome

app = Api(__name__)


@app.callback("GET /api/parlour/guests/callback", limit="20/minute per address")
def welcome_guest(invitation: Invitation, code: str = "") -> Welcome:
    return Welcome(name=invitation.name, code=code)
