"""Let somebody in again who was deactivated."""

from uuid import UUID

from identity.people import Member, people
from kernel.api import Api
from kernel.callers import Caller, PersonId
from kernel.journal import IfMatch

app = Api(__name__)
ours = people()


@app.endpoint(
    "POST /api/workspace/people/{person}/reactivate",
    scope="people:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-groups-1:BatchGetItem",
        "identity-people-1:BatchGetItem,PutItem,UpdateItem",
        "identity-roles-1:BatchGetItem",
    ],
)
def reactivate_person(caller: Caller, person: UUID, expected: IfMatch) -> Member:
    return ours.reactivate(caller, PersonId(str(person)), expected)
