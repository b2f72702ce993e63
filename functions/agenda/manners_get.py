"""Show how one deals with invitations from outside, and with answers of people whom one did not invite."""

from agenda.invitations import manners
from agenda.invitations.welcoming import InvitationSettings
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = manners()


@app.endpoint("GET /api/agenda/invitations/settings", scope="agenda:read", grants=["agenda-invitations-1:GetItem"])
def get_manners(caller: Caller) -> InvitationSettings:
    return ours.of(caller)
