"""Make a group, with nobody in it yet."""

from identity.groups import Group, GroupDraft, groups
from kernel.api import Api
from kernel.callers import Caller
from kernel.once import Once

app = Api(__name__)
ours = groups()


@app.endpoint(
    "POST /api/workspace/groups",
    scope="groups:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-groups-1:BatchGetItem,PutItem,UpdateItem",
    ],
    status=201,
)
def create_group(caller: Caller, draft: GroupDraft, once: Once) -> Group:
    return ours.create(caller, draft, once)
