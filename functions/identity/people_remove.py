"""Take somebody out of the workspace. Their account stays theirs."""

from uuid import UUID

from identity.people import people
from kernel.api import Api
from kernel.callers import Caller, PersonId
from kernel.journal import IfMatch

app = Api(__name__)
ours = people()


@app.endpoint(
    "DELETE /api/workspace/people/{person}",
    scope="people:write",
    grants=[
        "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-belonging-1:DeleteItem",
        "identity-groups-1:BatchGetItem,PutItem,UpdateItem",
        "identity-people-1:BatchGetItem,ConditionCheckItem,GetItem,PutItem,UpdateItem",
        "identity-people-1/by-standing:Query",
        "identity-roles-1:BatchGetItem",
    ],
    status=204,
    crosses="the account of whoever leaves is their own",
)
def remove_person(caller: Caller, person: UUID, expected: IfMatch) -> None:
    ours.remove(caller, PersonId(str(person)), expected)
