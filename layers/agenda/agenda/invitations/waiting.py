"""What waits for somebody to decide: rows of `agenda-invitations-1`, the newest first.

A proposal stands under its own name, and beside it, under the time at which it came, what leads there. Whoever changes
their mind replaces what they proposed; what led to the former one leads nowhere then, and is forgotten in its time.
"""

import json
import time
from datetime import UTC, datetime

from botocore.exceptions import ClientError

from agenda.invitations.proposals import Waiting
from agenda.invitations.rows import LOG, inbox
from kernel.aws import client, code
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.reading import gathered
from kernel.pages import Listing, Page
from kernel.queries import answers
from kernel.rows import Row

_WAITS = 90 * 24 * 3600
"""Seconds for which a proposal waits to be decided."""
_AND_SOME = 10
"""Beyond a page, as some lead nowhere: so that one question does."""
_LED = "came|"


class Inbox:
    def show(self, workspace: WorkspaceId, person: PersonId, waiting: Waiting) -> None:
        """Let somebody decide; of two that replace each other the one that was written later stays."""
        owner, came = inbox(workspace, person), _moment(waiting.came)
        expires = {"expires": {"N": str(int(time.time()) + _WAITS)}}
        said = {"said": {"S": waiting.model_dump_json()}, "errand": {"S": waiting.errand.model_dump_json()}}
        marks = {"came": {"S": came}, "stamp": {"S": _moment(waiting.errand.stamp)}}
        try:
            client("dynamodb").put_item(
                TableName=LOG,
                Item={"pk": {"S": owner}, "sk": {"S": waiting.proposal_id}, **said, **marks, **expires},
                ConditionExpression="attribute_not_exists(pk) OR stamp < :stamp",
                ExpressionAttributeValues={":stamp": marks["stamp"]},
            )
        except ClientError as error:
            if code(error) != "ConditionalCheckFailedException":
                raise
            return
        leads = {"pk": {"S": owner}, "sk": {"S": f"{_LED}{came}|{waiting.proposal_id}"}}
        client("dynamodb").put_item(TableName=LOG, Item={**leads, **expires})

    def proposals(self, workspace: WorkspaceId, person: PersonId, page: Page) -> Listing[Waiting]:
        """One page of them."""
        owner, after, found = inbox(workspace, person), page.position(), list[Waiting]()
        last = after
        begins = {"ExclusiveStartKey": {"pk": {"S": owner}, "sk": {"S": after}}} if after else {}
        for answer in answers(
            TableName=LOG,
            ConsistentRead=True,
            ScanIndexForward=False,
            Limit=page.limit + _AND_SOME,
            KeyConditionExpression="pk = :owner AND begins_with(sk, :led)",
            ExpressionAttributeValues={":owner": {"S": owner}, ":led": {"S": _LED}},
            **begins,
        ):
            for sk, waiting in _led(owner, [row["sk"]["S"] for row in answer["Items"]]):
                if len(found) == page.limit:
                    return page.listing(found, last)
                last = sk
                found.append(waiting)
        return page.listing(found, None)

    def proposal(self, workspace: WorkspaceId, person: PersonId, proposal_id: str) -> Waiting | None:
        place = _place(inbox(workspace, person), proposal_id)
        found = client("dynamodb").get_item(TableName=LOG, Key=place, ConsistentRead=True).get("Item")
        return _waiting(found) if found else None

    def forget(self, workspace: WorkspaceId, person: PersonId, proposal_id: str) -> None:
        client("dynamodb").delete_item(TableName=LOG, Key=_place(inbox(workspace, person), proposal_id))


def _led(owner: str, leads: list[str]) -> list[tuple[str, Waiting]]:
    """To which proposals these lead that wait still, as they came then."""
    parts = {lead: lead.split("|") for lead in leads}
    rows = gathered(sorted({(LOG, owner, name) for _, _, name in parts.values()})) if leads else {}
    found = []
    for lead, (_, came, name) in parts.items():
        row = rows.get((LOG, owner, name))
        if row is not None and row["came"]["S"] == came:
            found.append((lead, _waiting(row)))
    return found


def _place(owner: str, proposal_id: str) -> dict[str, dict[str, str]]:
    return {"pk": {"S": owner}, "sk": {"S": proposal_id}}


def _waiting(row: Row) -> Waiting:
    return Waiting.model_validate({**json.loads(row["said"]["S"]), "errand": json.loads(row["errand"]["S"])})


def _moment(at: datetime) -> str:
    """In an order in which rows can stand."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
