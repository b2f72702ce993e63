"""Close the door of the workspace to somebody, at once, and keep what is theirs."""

from uuid import UUID

from identity.people import Member, people
from kernel.api import Api
from kernel.callers import Caller, PersonId
from kernel.journal import IfMatch

app = Api(__name__)
ours = people()


@app.endpoint(
    "POST /api/workspace/people/{person}/deactivate",
    scope="people:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-groups-1:BatchGetItem",
        "identity-people-1:BatchGetItem,ConditionCheckItem,PutItem,UpdateItem",
        "identity-people-1/by-standing:Query",
        "identity-roles-1:BatchGetItem",
    ],
)
def deactivate_person(caller: Caller, person: UUID, expected: IfMatch) -> Member:
    return ours.deactivate(caller, PersonId(str(person)), expected)
