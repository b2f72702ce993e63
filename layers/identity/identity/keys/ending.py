"""Which API keys end on a day, in DynamoDB."""

from collections.abc import Iterator

from contracts.audit import Acted
from identity.acts.table import along as noted
from identity.keys.model import ApiKey, NoSuchKey
from identity.keys.table import TABLE, read_raw
from identity.keys.warning import Concerned
from identity.people.table import TABLE as PEOPLE
from identity.people.table import journal as people
from identity.workspaces.table import TABLE as WORKSPACES
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from kernel.journal import Along
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.journal.together import together
from kernel.queries import every


class EndingTable:
    def __init__(self) -> None:
        self._people, self._workspaces = people().shape, workspaces().shape

    def ending(self, date: str) -> Iterator[ApiKey]:
        """The keys of members of all workspaces that end on a day."""
        found = every(
            TableName=TABLE,
            IndexName="by-expiry",
            KeyConditionExpression="expires_on = :day",
            ExpressionAttributeValues={":day": {"S": date}},
        )
        return map(read_raw, found)

    def concerned(self, key: ApiKey) -> Concerned:
        places = ((PEOPLE, str(key.workspace), str(key.person)), (WORKSPACES, str(key.workspace), WORKSPACE))
        found = gathered(places)
        member, home = (found.get(each) for each in places)
        return Concerned(
            self._people.object(member) if member and alive(member) else None,
            self._workspaces.object(home) if home and alive(home) else None,
        )

    def told(self, key: ApiKey, days: int, act: Acted) -> None:
        update = {
            "TableName": TABLE,
            "Key": {"pk": {"S": key.workspace}, "sk": {"S": key.key_id}},
            "UpdateExpression": "SET warned = :days",
            "ConditionExpression": "attribute_exists(pk) AND digest = :digest",
            "ExpressionAttributeValues": {":days": {"N": str(days)}, ":digest": {"S": key.digest}},
        }
        try:
            together(along=[Along({"Update": update}, NoSuchKey("it is not as it was")), noted(act)])
        except NoSuchKey:
            return  # it was given another secret a moment ago, and another end
