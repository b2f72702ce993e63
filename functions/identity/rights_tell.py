"""Tell other rooms what somebody may do by now who asked for something that takes a while."""

from contracts.identity import RightsHeld, RightsOf
from identity.rights import effective
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = effective()


@app.call(
    "rights_tell",
    grants=[
        "identity-groups-1:BatchGetItem",
        "identity-people-1:GetItem",
        "identity-roles-1:BatchGetItem",
    ],
)
def tell_rights(caller: Caller, wanted: RightsOf) -> RightsHeld:
    return RightsHeld(scopes=ours.held(caller.workspace, wanted.person))
