"""Show somebody who is in the workspace."""

from uuid import UUID

from identity.people import Member, people
from kernel.api import Api
from kernel.callers import Caller, PersonId

app = Api(__name__)
ours = people()


@app.endpoint("GET /api/workspace/people/{person}", scope="people:read", grants=["identity-people-1:GetItem"])
def get_person(caller: Caller, person: UUID) -> Member:
    return ours.get(caller.workspace, PersonId(str(person)))
