"""Give all that somebody owns in the workspace to somebody else."""

from uuid import UUID

from identity.people import Heir, Member, people
from kernel.api import Api
from kernel.callers import Caller, PersonId

app = Api(__name__)
ours = people()


@app.endpoint(
    "POST /api/workspace/people/{person}/transfer",
    scope="people:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-groups-1:BatchGetItem",
        "identity-people-1:BatchGetItem,ConditionCheckItem,PutItem,UpdateItem",
        "identity-roles-1:BatchGetItem",
    ],
)
def transfer_person(caller: Caller, person: UUID, heir: Heir) -> Member:
    return ours.hand_over(caller, PersonId(str(person)), heir)
