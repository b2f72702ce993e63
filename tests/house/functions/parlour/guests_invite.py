"""Send a guest's browser to the house that vouches for them."""

from kernel.answers import Redirect
from kernel.api import Api
from kernel.callers import Caller
from kernel.states import begin
from parlour.guests import Invitation, door_of

app = Api(__name__)


@app.endpoint("POST /api/parlour/guests", scope="parlour:write", grants=["shared-states-1:PutItem"], status=303)
def invite_guest(caller: Caller, invitation: Invitation) -> Redirect:
    state, cookie = begin(invitation.model_dump(mode="json"), posted=invitation.response_mode == "form_post")
    return Redirect(door_of(state, invitation.response_mode), cookies=(cookie,))
