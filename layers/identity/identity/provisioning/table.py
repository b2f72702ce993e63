"""The people whom a directory keeps, in DynamoDB."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from contracts.audit import Acted
from identity.accounts import Account, Membership
from identity.accounts.table import ACCOUNT, AccountTable, claimed
from identity.acts.table import along as noted
from identity.groups.rows import TABLE as GROUPS
from identity.groups.rows import journal as groups
from identity.people.called import folded
from identity.people.lookups import kept, shared_rows, user_row
from identity.people.model import Member
from identity.people.store import PeopleTable
from identity.people.table import SIZE, TABLE, entering
from identity.people.table import journal as people
from identity.provisioning.changes import changed_since
from identity.roles.model import Role
from identity.roles.rows import still as role_is_still
from identity.scim.errors import Taken
from identity.scim.lookups import Lookup
from identity.signin.model import PolicyChanged
from identity.workspaces import NoSuchWorkspace, Workspace
from identity.workspaces.table import TABLE as WORKSPACES
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from identity.workspaces.table import still as workspace_is_still
from kernel.aws import client
from kernel.callers import WorkspaceId
from kernel.etags import IfMatch
from kernel.ids import OURS
from kernel.journal import Along, AlreadyExists, Change, Create
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.journal.together import Part, together

_LONGEST = 64
_CALLED = 100
_TAKEN = Taken("somebody here has this userName, or this address")


class ProvisionedTable(PeopleTable):
    def __init__(self) -> None:
        super().__init__()
        self._members, self._groups, self._homes = people(), groups(), workspaces()
        self._owners = AccountTable()

    def home(self, workspace: WorkspaceId) -> Workspace:
        place = (WORKSPACES, str(workspace), WORKSPACE)
        row = gathered([place]).get(place)
        if row is None or not alive(row):
            raise NoSuchWorkspace("there is no such workspace")
        return self._homes.shape.object(row)

    def by_email(self, email: str) -> Account | None:
        return self._owners.by_email(email)

    def gathered(self, workspace: WorkspaceId, people: Sequence[str]) -> list[Member]:
        found = self._members.find(workspace, [each for each in people if 0 < len(each) <= _LONGEST])
        return [found[each] for each in people if each in found]

    def found(self, workspace: WorkspaceId, lookup: Lookup) -> list[Member]:
        match lookup.key:
            case "userName":
                return self._named(workspace, lookup.value)
            case "externalId":
                return self.gathered(workspace, list(self._led(workspace, shared_rows("external", lookup.value))))
            case "emails":
                rows = list(self._led(workspace, shared_rows("email", lookup.value)))
                return self.gathered(workspace, [*rows, *self._of_address(workspace, lookup.value, rows)])
            case _:
                since = datetime.fromisoformat(lookup.value)
                return [self._members.shape.object(row) for row in changed_since(TABLE, workspace, since)]

    def called(self, workspace: WorkspaceId, name: str) -> list[Member]:
        """As far as names are kept with people: of longer ones the beginning."""
        wanted = folded(name.strip()[:_CALLED])
        if not wanted:
            return []
        found = self._asked(workspace, "called", wanted, exactly=len(name.strip()) < _CALLED)["Items"]
        return [self._members.shape.object(row) for row in found if not row["sk"]["S"].startswith(OURS)]

    def total(self, workspace: WorkspaceId) -> int:
        place = (TABLE, str(workspace), SIZE)
        row = gathered([place]).get(place)
        return int(row["size"]["N"]) if row else 0

    def ordered(self, workspace: WorkspaceId, start: int, count: int) -> list[str]:
        """An index of keys holds some thousands of them in the megabyte that one read answers with."""
        ids: list[str] = []
        more: dict[str, Any] = {}
        while len(ids) < start - 1 + count:
            answer = client("dynamodb").query(
                TableName=TABLE,
                IndexName="by-joined",
                KeyConditionExpression="pk = :pk",
                ExpressionAttributeValues={":pk": {"S": workspace}},
                ProjectionExpression="sk",
                Limit=start - 1 + count - len(ids),
                **more,
            )
            ids += [row["sk"]["S"] for row in answer["Items"]]
            if "LastEvaluatedKey" not in answer:
                break
            more = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}
        return ids[start - 1 :]

    def names(self, workspace: WorkspaceId, groups: frozenset[str]) -> dict[str, str]:
        rows = gathered([(GROUPS, str(workspace), each) for each in sorted(groups)])
        return {sk: self._groups.shape.object(row).name for (_, _, sk), row in rows.items() if alive(row)}

    def create(self, home: Workspace, account: Account, member: Member, role: Role | None, act: Acted) -> Member:
        workspace, person, new = home.workspace, member.person, not account.modseq
        membership = Membership(workspace=workspace, policy=home.seen(), joined=member.joined)

        def noticed(before: Account) -> Account:
            """Whoever has workspaces already goes on signing in to the one they did."""
            joined = before.joined(membership)
            return joined.model_copy(update={"memberships": (*joined.memberships[-1:], *joined.memberships[:-1])})

        mine = Create(noticed(account)) if new else Change(ACCOUNT, noticed)
        try:
            committed = together(
                Part(self._owners.journal, person, [mine]),
                Part(self._members, workspace, [Create(member)]),
                along=(
                    *((claimed(account),) if new else ()),
                    *((role_is_still(workspace, role),) if role else ()),
                    *kept(workspace, None, member, _TAKEN),
                    workspace_is_still(membership, PolicyChanged("the workspace is being changed just now; try again")),
                    entering(workspace, home.limits.people),
                    noted(act),
                ),
            )
        except AlreadyExists:
            raise _TAKEN from None
        return _only(committed[1].objects[0])

    def provision(
        self, workspace: WorkspaceId, before: Member, after: Member, act: Acted, needed: Sequence[Along]
    ) -> Member:
        rows = kept(workspace, before, after, _TAKEN)
        unchanged = Change[Member](before.person, lambda _: after, IfMatch.tag(before.modseq))
        committed = together(Part(self._members, workspace, [unchanged]), along=(*needed, *rows, noted(act)))
        return _only(committed[0].objects[0])

    def _named(self, workspace: WorkspaceId, user_name: str) -> list[Member]:
        """Whoever has a user name from the directory, or was never provisioned and has it as their address."""
        place = (TABLE, str(workspace), user_row(user_name))
        row = gathered([place]).get(place)
        ids = [row["person"]["S"]] if row else []
        return self.gathered(workspace, [*ids, *self._of_address(workspace, user_name, ids)])

    def _led(self, workspace: WorkspaceId, beginning: str) -> Iterator[str]:
        answer = client("dynamodb").query(
            TableName=TABLE,
            ConsistentRead=True,
            KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
            ExpressionAttributeValues={":pk": {"S": workspace}, ":sk": {"S": beginning}},
        )
        yield from (row["person"]["S"] for row in answer["Items"])

    def _of_address(self, workspace: WorkspaceId, address: str, but: Sequence[str]) -> list[str]:
        wanted = address.strip().lower()
        if not wanted or len(wanted) > 254:  # noqa: PLR2004 - no address is longer
            return []
        answer = self._asked(workspace, "email", wanted, exactly=True)
        ids = [row["sk"]["S"] for row in answer["Items"]]
        return [each for each in ids if each not in but and not each.startswith(OURS)]


def _only(member: Member | None) -> Member:
    assert member is not None, "only a Delete leaves nothing"
    return member
