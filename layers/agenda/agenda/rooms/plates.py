"""Where it is kept which room an address is of, for letters that come from outside."""

from agenda.invitations.rows import ADDRESSES
from agenda.rooms.addresses import local_part
from kernel.aws import client
from kernel.callers import WorkspaceId


class Plates:
    def put_up(self, workspace: WorkspaceId, room_id: str) -> None:
        said = {"workspace": {"S": workspace}, "room": {"S": room_id}}
        client("dynamodb").put_item(TableName=ADDRESSES, Item={"pk": {"S": local_part(room_id)}, **said})

    def in_which(self, room_id: str) -> WorkspaceId | None:
        """The workspace whose room it is."""
        place = {"pk": {"S": local_part(room_id)}}
        found = client("dynamodb").get_item(TableName=ADDRESSES, Key=place, ConsistentRead=True).get("Item")
        return WorkspaceId(found["workspace"]["S"]) if found else None
