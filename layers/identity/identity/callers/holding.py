"""What is known of an API key at this moment, from three tables at once."""

from datetime import datetime

from botocore.exceptions import ClientError

from identity.callers.held import NOTHING
from identity.callers.programs import USED_WITHIN, Holding
from identity.keys.model import ApiKey
from identity.keys.table import TABLE, place, read_raw, said
from identity.people.table import TABLE as PEOPLE
from identity.people.table import journal as people
from identity.rights.model import Carried, Needed
from identity.rights.table import RightsTable, places
from identity.workspaces.table import TABLE as WORKSPACES
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from kernel.aws import client, code
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.logs import log


class HoldingTable:
    def __init__(self) -> None:
        self._people, self._workspaces, self._rights = people().shape, workspaces().shape, RightsTable()

    def holding(self, workspace: WorkspaceId, key_id: str, person: PersonId | None, also: Needed = NOTHING) -> Holding:
        which, home = place(workspace, key_id), (WORKSPACES, str(workspace), WORKSPACE)
        whose = (PEOPLE, str(workspace), str(person))
        found = gathered((which, home, *([whose] if person else ()), *places(workspace, also)))
        row, member, house = found.get(which), found.get(whose), found.get(home)
        return Holding(
            read_raw(row) if row else None,
            self._people.object(member) if member and alive(member) else None,
            self._workspaces.object(house) if house and alive(house) else None,
            self._rights.read(found),
        )

    def carried(self, workspace: WorkspaceId, needed: Needed) -> Carried:
        return self._rights.carried(workspace, needed)

    def used(self, key: ApiKey, now: datetime) -> None:
        """Note that the key was used, unless somebody did so lately; that it cannot be noted keeps nobody out."""
        values = {":now": now, ":before": now - USED_WITHIN}
        try:
            client("dynamodb").update_item(
                TableName=TABLE,
                Key={"pk": {"S": key.workspace}, "sk": {"S": key.key_id}},
                UpdateExpression="SET used = :now",
                ConditionExpression="attribute_exists(pk) AND (attribute_not_exists(used) OR used <= :before)",
                ExpressionAttributeValues={name: {"S": said(value)} for name, value in values.items()},
            )
        except ClientError as error:
            if code(error) != "ConditionalCheckFailedException":
                log.warning("the use of a key was not noted", extra={"reason": code(error)})
