"""Tell other rooms which groups there are, before something is shared with one."""

from contracts.identity import GroupsOf, GroupsThere
from identity.groups import groups
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = groups()


@app.call("groups_tell", grants=["identity-groups-1:BatchGetItem"])
def tell_groups(caller: Caller, wanted: GroupsOf) -> GroupsThere:
    return GroupsThere(groups=ours.known(caller, wanted.groups))
