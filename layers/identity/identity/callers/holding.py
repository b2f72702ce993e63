"""What is known of an API key at this moment, from the tables that say it, at once."""

from datetime import datetime

from botocore.exceptions import BotoCoreError, ClientError

from identity.callers.programs import Holding
from identity.charters import rows as charters
from identity.keys.model import ApiKey, KeyUsed
from identity.keys.table import place, read_raw
from identity.people.table import TABLE as PEOPLE
from identity.people.table import journal as people
from identity.workspaces.table import TABLE as WORKSPACES
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.logs import log
from kernel.queues import Queue


class HoldingTable:
    def __init__(self, uses: Queue) -> None:
        self._people, self._workspaces, self._uses = people().shape, workspaces().shape, uses

    def holding(self, workspace: WorkspaceId, key_id: str, person: PersonId | None) -> Holding:
        which, home = place(workspace, key_id), (WORKSPACES, str(workspace), WORKSPACE)
        whose, charter = (PEOPLE, str(workspace), str(person)), charters.place(workspace)
        found = gathered((which, home, *((whose, charter) if person else ())))
        row, member, house = found.get(which), found.get(whose), found.get(home)
        return Holding(
            read_raw(row) if row else None,
            self._people.object(member) if member and alive(member) else None,
            self._workspaces.object(house) if house and alive(house) else None,
            charters.read(found.get(charter)),
        )

    def used(self, key: ApiKey, now: datetime) -> None:
        """Let it be noted; that it cannot be keeps nobody out."""
        try:
            self._uses.put(KeyUsed(key_id=key.key_id, at=now), workspace=key.workspace)
        except (BotoCoreError, ClientError) as error:
            log.warning("the use of a key was not noted", extra={"reason": type(error).__name__})
