"""What invitations need to know, in DynamoDB: whose an address is, where events are, which letters went out."""

import time
from datetime import datetime
from hashlib import sha256

from botocore.exceptions import ClientError

from agenda.calendars.model import Calendar
from agenda.calendars.table import journal as calendars
from agenda.events.model import CalendarEvent, EventId
from agenda.events.rows import account, event_of, journal
from agenda.invitations.acquaintances import Acquaintances
from agenda.invitations.addresses import is_calendars
from agenda.invitations.delivering import Write
from agenda.invitations.passes import Pass, Token
from agenda.invitations.rows import ADDRESSES, LOG, address
from agenda.invitations.telling import Turn
from agenda.invitations.waiting import Inbox
from agenda.invitations.wishing import Wishing
from agenda.people.model import Colleague
from agenda.people.table import PeopleTable, read
from agenda.people.table import colleague as known
from agenda.people.table import place as people
from kernel.aws import client, code
from kernel.callers import PersonId, WorkspaceId
from kernel.changes import Change
from kernel.errors import PreconditionFailed, Unavailable
from kernel.journal import AlreadyExists, IfMatch
from kernel.journal.attempts import Attempts
from kernel.journal.reading import gathered
from kernel.tables import SEPARATOR

_KEPT = 400 * 24 * 3600
"""Seconds for which it is known that a letter went out."""
_LEASE = 300
"""Seconds for which nobody else sends a letter that somebody was about to; a message comes back after more."""


class BeingSent(Unavailable):
    """Somebody else is sending it, or was interrupted."""


def turned(change: Change) -> Turn:
    """What a change of a row means."""
    _, calendar_id, *trash = change.account.split(SEPARATOR)
    before, after = (event_of(row) if row else None for row in (change.before, change.after))
    return Turn(change.workspace, calendar_id, bool(trash), before, after)


class InvitationBooks(Acquaintances, Inbox, Wishing):
    def calendar(self, workspace: WorkspaceId, calendar_id: str) -> Calendar | None:
        return calendars().find(workspace, [calendar_id]).get(calendar_id)

    def colleague(self, workspace: WorkspaceId, person: PersonId) -> Colleague | None:
        return known(workspace, person)

    def at(self, workspace: WorkspaceId, mail: str) -> Colleague | None:
        whose = self.whose(mail.partition("@")[0]) if is_calendars(mail) else None
        if whose is None:
            return PeopleTable().at(workspace, mail)
        found = self.colleague(workspace, whose[1]) if whose[0] == workspace else None
        return found if found is None or found.status != "gone" else None

    def keep(self, workspace: WorkspaceId, person: PersonId) -> None:
        said = {"workspace": {"S": workspace}, "person": {"S": person}}
        client("dynamodb").put_item(TableName=ADDRESSES, Item={"pk": {"S": address(workspace, person)}, **said})

    def place(self, workspace: WorkspaceId, person: PersonId, event_id: str, calendar_id: str, *copies: str) -> None:
        besides = {"copies": {"L": [{"S": each} for each in copies]}} if copies else {}
        row = {**_place(workspace, person, event_id), "calendar": {"S": calendar_id}, **besides}
        client("dynamodb").put_item(TableName=LOG, Item=row)

    def gather(self, workspace: WorkspaceId, event_id: str, seconds: int) -> bool:
        now = int(time.time())
        until = {"until": {"N": str(now + seconds)}, "expires": {"N": str(now + seconds)}}
        try:
            client("dynamodb").put_item(
                TableName=LOG,
                Item={"pk": {"S": workspace}, "sk": {"S": f"hearsay|{event_id}"}, **until},
                ConditionExpression="attribute_not_exists(pk) OR #until <= :now",
                ExpressionAttributeNames={"#until": "until"},
                ExpressionAttributeValues={":now": {"N": str(now)}},
            )
        except ClientError as error:
            if code(error) != "ConditionalCheckFailedException":
                raise
            return False
        return True

    def where(self, workspace: WorkspaceId, person: PersonId, event_id: str) -> str | None:
        """Of an event that stands in several calendars, the first that has it still."""
        found = client("dynamodb").get_item(TableName=LOG, Key=_place(workspace, person, event_id), ConsistentRead=True)
        if "Item" not in found:
            return None
        first = str(found["Item"]["calendar"]["S"])
        copies = [each["S"] for each in found["Item"].get("copies", {}).get("L", [])]
        there = (each for each in (first, *copies) if self.find(workspace, each, event_id))
        return next(there, first) if copies else first

    def whose(self, local: str) -> tuple[WorkspaceId, PersonId] | None:
        """The one at that address."""
        answer = client("dynamodb").get_item(TableName=ADDRESSES, Key={"pk": {"S": local}}, ConsistentRead=True)
        found = answer.get("Item")
        return (WorkspaceId(found["workspace"]["S"]), PersonId(found["person"]["S"])) if found else None

    def write(self, workspace: WorkspaceId, calendar_id: str, event_id: str, edit: Write) -> None:
        owner, attempts = account(workspace, calendar_id), Attempts()
        while True:
            stored = journal().find(owner, [event_id]).get(event_id)
            it = edit(stored)
            if it is None:
                return
            try:
                self._put(owner, stored, it)
            except (AlreadyExists, PreconditionFailed):
                attempts.again()
            else:
                return

    @staticmethod
    def _put(owner: str, stored: CalendarEvent | None, it: CalendarEvent) -> None:
        if stored is None:
            journal().create(owner, it)
        else:
            journal().change(owner, EventId(it.event_id), lambda _: it, expected=IfMatch.tag(stored.modseq))

    def find(self, workspace: WorkspaceId, calendar_id: str, event_id: str) -> CalendarEvent | None:
        return journal().find(account(workspace, calendar_id), [event_id]).get(event_id)

    def admit(self, token: Token, it: Pass, until: datetime | None) -> None:
        said = {name: {"S": value} for name, value in it._asdict().items()}
        expires = {"expires": {"N": str(int(until.timestamp()))}} if until else {}
        client("dynamodb").put_item(TableName=LOG, Item={**_pass(token.workspace, token.mark), **said, **expires})

    def passes(self, workspace: WorkspaceId, mark: str) -> Pass | None:
        found = client("dynamodb").get_item(TableName=LOG, Key=_pass(workspace, mark), ConsistentRead=True).get("Item")
        return Pass(PersonId(found["host"]["S"]), found["event_id"]["S"], found["mail"]["S"]) if found else None

    def met(self, workspace: WorkspaceId, it: Pass) -> tuple[Colleague | None, str | None]:
        who, there = people(workspace, it.host), (LOG, workspace, _placed(it.host, it.event_id))
        found = gathered([who, there])
        return read(found[who]) if who in found else None, found[there]["calendar"]["S"] if there in found else None

    def claim(self, workspace: WorkspaceId, name: str) -> bool:
        now = int(time.time())
        try:
            client("dynamodb").put_item(
                TableName=LOG,
                Item={**_letter(workspace, name), "lease": {"N": str(now + _LEASE)}},
                ConditionExpression="attribute_not_exists(pk) OR lease < :now",
                ExpressionAttributeValues={":now": {"N": str(now)}},
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except ClientError as error:
            if code(error) != "ConditionalCheckFailedException":
                raise
            if "lease" in error.response.get("Item", {}):
                raise BeingSent("this letter may be on its way") from error
            return False
        return True

    def release(self, workspace: WorkspaceId, name: str) -> None:
        client("dynamodb").put_item(TableName=LOG, Item={**_letter(workspace, name), "lease": {"N": "0"}})

    def settle(self, workspace: WorkspaceId, name: str) -> None:
        client("dynamodb").put_item(TableName=LOG, Item=_letter(workspace, name))


def _letter(workspace: WorkspaceId, name: str) -> dict[str, dict[str, str]]:
    expires = {"N": str(int(time.time()) + _KEPT)}
    return {"pk": {"S": workspace}, "sk": {"S": f"letter|{sha256(name.encode()).hexdigest()}"}, "expires": expires}


def _place(workspace: WorkspaceId, person: PersonId, event_id: str) -> dict[str, dict[str, str]]:
    return {"pk": {"S": workspace}, "sk": {"S": _placed(person, event_id)}}


def _placed(person: PersonId, event_id: str) -> str:
    return f"place|{person}|{event_id}"


def _pass(workspace: WorkspaceId, mark: str) -> dict[str, dict[str, str]]:
    return {"pk": {"S": workspace}, "sk": {"S": f"pass|{mark}"}}
