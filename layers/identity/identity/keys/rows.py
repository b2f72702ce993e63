"""What becomes of API keys in DynamoDB: it is written with the act that tells of it."""

from contextlib import suppress
from datetime import datetime

from contracts.audit import Acted
from identity.acts.table import along as noted
from identity.keys.counting import WANTED, NotTheLatest, Standing, latest
from identity.keys.model import ApiKey, KeyTaken, NoSuchKey
from identity.keys.table import LINGERS, TABLE, KeyTable, read_raw, row_of, said
from identity.keys.wanted import TooManyKeys
from identity.sessions.table import fresh
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from kernel.aws import client
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import PreconditionFailed
from kernel.etags import etag
from kernel.journal import Along
from kernel.journal.attempts import Attempts
from kernel.journal.together import together
from kernel.pages import MOST, Listing, Page
from kernel.queries import partition


class OwnKeyTable(KeyTable):
    def __init__(self) -> None:
        self._workspaces = workspaces()

    def fresh(self, caller: Caller, since: int) -> Along:
        return fresh(caller, since)

    def add(self, key: ApiKey, now: datetime, along: tuple[Along, ...], act: Acted) -> None:
        most: int = self._workspaces.get(key.workspace, WORKSPACE).limits.keys
        attempts = Attempts()
        while True:
            standing = Standing.of(partition(TABLE, key.workspace, WANTED), now)
            if standing is not None:
                if standing.good >= most:
                    raise TooManyKeys("the workspace has as many keys as it may; revoke one that is not used")
                with suppress(NotTheLatest):
                    return self.create(key, (*along, latest(key, standing.latest)), act)
            attempts.again()

    def page(self, workspace: WorkspaceId, person: PersonId | None, page: Page) -> Listing[ApiKey]:
        begins = page.position()
        beginning = f"{workspace}-{person.replace('-', '') if person else ''}"
        answer = client("dynamodb").query(
            TableName=TABLE,
            ConsistentRead=True,
            Limit=page.limit,
            KeyConditionExpression="pk = :workspace AND begins_with(sk, :beginning)",
            ExpressionAttributeValues={":workspace": {"S": workspace}, ":beginning": {"S": beginning}},
            **({"ExclusiveStartKey": {"pk": {"S": workspace}, "sk": {"S": begins}}} if begins else {}),
        )
        ends = answer.get("LastEvaluatedKey")
        return page.listing([read_raw(row) for row in answer["Items"]], ends["sk"]["S"] if ends else None)

    def made_since(self, workspace: WorkspaceId, person: PersonId, since: datetime) -> list[ApiKey]:
        """Somebody's keys that have their secret since then, and were not revoked."""
        page, found = Page(limit=MOST), list[ApiKey]()
        while True:
            some = self.page(workspace, person, page)
            found += [key for key in some.items if key.since >= since and key.revoked is None]
            if some.next is None:
                return found
            page = Page(limit=MOST, cursor=some.next)

    def create(self, key: ApiKey, along: tuple[Along, ...], act: Acted) -> None:
        put = {"TableName": TABLE, "Item": row_of(key).serialize(), "ConditionExpression": "attribute_not_exists(pk)"}
        taken = KeyTaken("there is a key of this id; ask for another one")
        together(along=[*along, Along({"Put": put}, taken), noted(act)])

    def replace(self, key: ApiKey, along: tuple[Along, ...], act: Acted) -> None:
        put = {
            "TableName": TABLE,
            "Item": row_of(key).serialize(),
            "ConditionExpression": "modseq = :before AND attribute_not_exists(revoked)",
            "ExpressionAttributeValues": {":before": {"N": str(key.modseq - 1)}},
        }
        changed = PreconditionFailed("it has been changed since you read it; read it again", etag(key.modseq))
        together(along=[*along, Along({"Put": put}, changed), noted(act)])

    def withdraw(self, workspace: WorkspaceId, key_id: str, at: datetime, act: Acted) -> None:
        together(along=[withdrawn(workspace, key_id, at), noted(act)])


def withdrawn(workspace: WorkspaceId, key_id: str, at: datetime) -> Along:
    """What notes that a key is revoked; ``NoSuchKey`` if there is none of that id."""
    update = {
        "TableName": TABLE,
        "Key": {"pk": {"S": workspace}, "sk": {"S": key_id}},
        "UpdateExpression": "SET revoked = if_not_exists(revoked, :at), forget = :forget ADD modseq :one"
        " REMOVE expires_on",
        "ConditionExpression": "attribute_exists(pk)",
        "ExpressionAttributeValues": {
            ":at": {"S": said(at)},
            ":forget": {"N": str(int((at + LINGERS).timestamp()))},
            ":one": {"N": "1"},
        },
    }
    return Along({"Update": update}, NoSuchKey("this workspace has no such key"))
