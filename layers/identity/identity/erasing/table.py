"""What is decided about erasing, in DynamoDB."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from contracts.audit import Acted
from identity.acts.table import along as noted
from identity.erasing.model import OnlyAdmins, Plan
from identity.people import Member
from identity.people.store import PeopleTable
from identity.people.table import still
from identity.roles import ADMIN
from identity.sessions.table import fresh
from identity.workspaces import Workspace
from identity.workspaces.table import TABLE, WORKSPACE, journal
from kernel.callers import Caller, WorkspaceId
from kernel.etags import IfMatch
from kernel.ids import OURS
from kernel.journal import Along
from kernel.journal.rows import place
from kernel.queries import every

ERASURE = f"{OURS}erasure"
"""The range key of what is remembered of an erasure, beside the workspace."""

_LOOKED_BACK = 30
"""Days for which the schedule may have been broken."""


class ErasureTable:
    def __init__(self) -> None:
        self._journal, self._people = journal(), PeopleTable()

    def get(self, workspace: WorkspaceId) -> Workspace:
        return self._journal.get(workspace, WORKSPACE)

    def admins(self, workspace: WorkspaceId, most: int) -> Sequence[Member]:
        return self._people.admins(workspace, most)

    def plan(self, before: Workspace, after: Workspace, plan: Plan, act: Acted, needed: tuple[Along, ...]) -> None:
        row = {**place(before.workspace, ERASURE), "plan": {"S": plan.model_dump_json()}}
        self._replace(before, after, (*needed, Along({"Put": {"TableName": TABLE, "Item": row}}), noted(act)))

    def keep(self, before: Workspace, after: Workspace, act: Acted, needed: tuple[Along, ...]) -> None:
        gone = {"TableName": TABLE, "Key": place(before.workspace, ERASURE)}
        self._replace(before, after, (*needed, Along({"Delete": gone}), noted(act)))

    def sure(self, caller: Caller, since: int) -> tuple[Along, ...]:
        refusal = OnlyAdmins("only an Admin erases a workspace")
        admin = still(caller.workspace, caller.person, refusal, standing=f"active#{ADMIN}")
        return fresh(caller, since), admin

    def due(self, now: datetime) -> Iterator[WorkspaceId]:
        for days in range(_LOOKED_BACK):
            yield from self._of((now - timedelta(days=days)).date().isoformat(), now)

    def _of(self, day: str, now: datetime) -> Iterator[WorkspaceId]:
        found = every(
            TableName=TABLE,
            IndexName="by-erasure",
            KeyConditionExpression="erased_day = :day",
            FilterExpression="erased_on <= :now",
            ExpressionAttributeValues={":day": {"S": day}, ":now": {"S": now.isoformat()}},
        )
        return (WorkspaceId(row["pk"]["S"]) for row in found)

    def _replace(self, before: Workspace, after: Workspace, along: tuple[Along, ...]) -> None:
        expected = IfMatch.tag(before.modseq)
        self._journal.change(before.workspace, WORKSPACE, lambda _: after, expected=expected, along=along)
