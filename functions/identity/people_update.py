"""Change what is known of somebody in the workspace, or their role."""

from uuid import UUID

from identity.people import Member, PersonUpdate, people
from kernel.api import Api
from kernel.callers import Caller, PersonId
from kernel.journal import IfMatch

app = Api(__name__)
ours = people()


@app.endpoint(
    "PATCH /api/workspace/people/{person}",
    scope="people:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-groups-1:BatchGetItem",
        "identity-people-1:BatchGetItem,ConditionCheckItem,PutItem,UpdateItem",
        "identity-people-1/by-standing:Query",
        "identity-roles-1:BatchGetItem,ConditionCheckItem",
    ],
)
def update_person(caller: Caller, person: UUID, update: PersonUpdate, expected: IfMatch) -> Member:
    return ours.update(caller, PersonId(str(person)), update, expected)
