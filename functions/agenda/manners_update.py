"""Say how to deal with invitations from outside, and with answers of people whom one did not invite."""

from agenda.invitations import manners
from agenda.invitations.welcoming import InvitationSettings
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = manners()


@app.endpoint("PUT /api/agenda/invitations/settings", scope="agenda:write", grants=["agenda-invitations-1:PutItem"])
def update_manners(caller: Caller, wanted: InvitationSettings) -> InvitationSettings:
    return ours.become(caller, wanted)
