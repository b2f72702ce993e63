"""Which files were announced, by whom, and what they come to: rows of `agenda-invitations-1`, under the workspace.

A file is counted once, in the transaction that notes it; whoever announces it again adds nothing, and has as long to
upload it as whoever was first. What goes along with an event is counted where it goes, for whoever moves it: it lies in
both calendars until what nothing leads to any more goes.
"""

import time
from collections.abc import Iterator
from typing import Any, NamedTuple

from botocore.exceptions import ClientError

from agenda.attachments.holding import MOST, Named, NoRoomForFiles, Whose
from agenda.invitations.rows import LOG
from kernel.aws import client, code
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Conflict
from kernel.ids import OURS
from kernel.journal import Along
from kernel.journal.ahead import knowing
from kernel.journal.attempts import Attempts
from kernel.journal.rows import number, place
from kernel.journal.together import together
from kernel.queries import every

_FILE, _TOTAL = f"{OURS}file#", f"{OURS}files"
_AT_ONCE = 90
"""Files in one transaction."""


class Entry(NamedTuple):
    """That somebody announced a file, and when; nobody is named who is not known."""

    file: Named
    by: str
    at: int


class _Known(Conflict):
    """It is counted, or not any more."""


class _Full(Conflict):
    """There is no more room."""

    def __init__(self, whose: Whose) -> None:
        super().__init__(whose)
        self.whose = whose


class Ledger:
    def note(self, workspace: WorkspaceId, person: PersonId, *files: Named) -> None:
        """Count files, each unless it is; ``NoRoomForFiles`` if there is none for all of them."""
        entries = [Entry(each, person, int(time.time())) for each in files]
        with knowing({}):  # of what somebody else read ahead nothing changes by this
            for at in range(0, len(entries), _AT_ONCE):
                self._note(workspace, person, entries[at : at + _AT_ONCE])

    def _note(self, workspace: WorkspaceId, person: PersonId, left: list[Entry]) -> None:
        attempts = Attempts()
        while left:
            size = sum(each.file.size for each in left)
            try:
                together(
                    along=[
                        *(_noted(workspace, each) for each in left),
                        _added(workspace, person, size, "person"),
                        _added(workspace, "", size, "workspace"),
                    ]
                )
            except _Known:
                new = [each for each in left if not _still(workspace, each)]
                if len(new) == len(left):
                    attempts.again()  # it was taken back meanwhile
                left = new
            except _Full as full:
                raise NoRoomForFiles(full.whose, _there(full.__cause__), size) from full
            else:
                return

    def held(self, workspace: WorkspaceId, person: str = "") -> int:
        """How many bytes the files of somebody have, or those of all."""
        where = place(workspace, _total(person))
        found = client("dynamodb").get_item(TableName=LOG, Key=where, ConsistentRead=True).get("Item", {})
        return number(found, "size")

    def entries(self, workspace: WorkspaceId) -> Iterator[Entry]:
        """All that are noted."""
        found = every(
            TableName=LOG,
            ConsistentRead=True,
            KeyConditionExpression="pk = :owner AND begins_with(sk, :file)",
            ExpressionAttributeValues={":owner": {"S": workspace}, ":file": {"S": _FILE}},
        )
        for row in found:
            calendar_id, sha256, size = row["sk"]["S"].removeprefix(_FILE).split("#")
            yield Entry(Named(calendar_id, sha256, int(size)), row["by"]["S"], number(row, "at"))

    def found(self, workspace: WorkspaceId, file: Named) -> None:
        """Count a file that lies there, and was noted nowhere."""
        entry = Entry(file, "", int(time.time()))
        _whatever(_noted(workspace, entry), _added(workspace, "", file.size))

    def gone(self, workspace: WorkspaceId, entry: Entry) -> None:
        """Take a file back that does not lie there, unless somebody announced it since that was read."""
        gone = {
            "TableName": LOG,
            "Key": place(workspace, _key(entry.file)),
            "ConditionExpression": "#at = :read",
            "ExpressionAttributeNames": {"#at": "at"},
            "ExpressionAttributeValues": {":read": {"N": str(entry.at)}},
        }
        less = [_added(workspace, each, -entry.file.size) for each in {entry.by, ""}]
        _whatever(Along({"Delete": gone}, _Known("it is taken back")), *less)


def _there(error: BaseException | None) -> int:
    """How much there is of what has no more room, as the first says who refused."""
    said = error.response.get("CancellationReasons", []) if isinstance(error, ClientError) else []
    return next((number(each["Item"], "size") for each in said if each.get("Item")), 0)


def _whatever(*along: Along) -> None:
    try:
        together(along=along)
    except _Known:
        return  # another run was faster


def _key(file: Named) -> str:
    return f"{_FILE}{file.calendar_id}#{file.sha256}#{file.size}"


def _total(person: str) -> str:
    return f"{_TOTAL}#{person}" if person else _TOTAL


def _noted(workspace: WorkspaceId, it: Entry) -> Along:
    row = {**place(workspace, _key(it.file)), "by": {"S": it.by}, "at": {"N": str(it.at)}}
    put = {"TableName": LOG, "Item": row, "ConditionExpression": "attribute_not_exists(pk)"}
    return Along({"Put": put}, _Known("it is counted"))


def _still(workspace: WorkspaceId, it: Entry) -> bool:
    """Whether it is counted; from now on as of then."""
    try:
        client("dynamodb").update_item(
            TableName=LOG,
            Key=place(workspace, _key(it.file)),
            UpdateExpression="SET #at = :now",
            ConditionExpression="attribute_exists(pk)",
            ExpressionAttributeNames={"#at": "at"},
            ExpressionAttributeValues={":now": {"N": str(it.at)}},
        )
    except ClientError as error:
        if code(error) != "ConditionalCheckFailedException":
            raise
        return False
    return True


def _added(workspace: WorkspaceId, person: str, size: int, whose: Whose | None = None) -> Along:
    """What counts so many bytes more; where it is said whose they are, only if there is room."""
    update: dict[str, Any] = {
        "TableName": LOG,
        "Key": place(workspace, _total(person)),
        "UpdateExpression": "ADD #size :more",
        "ExpressionAttributeNames": {"#size": "size"},
        "ExpressionAttributeValues": {":more": {"N": str(size)}},
    }
    if whose is None:
        return Along({"Update": update})
    update["ReturnValuesOnConditionCheckFailure"] = "ALL_OLD"
    room = MOST[whose] - size
    update["ConditionExpression"] = (
        f"attribute_{'not_exists(#size) OR' if room >= 0 else 'exists(pk) AND'} #size <= :room"
    )
    update["ExpressionAttributeValues"][":room"] = {"N": str(room)}
    return Along({"Update": update}, _Full(whose))
