"""Links in DynamoDB: with the calendar that they show, and by the hash of their token."""

from agenda.calendars.model import Calendar
from agenda.calendars.table import journal
from agenda.links.model import Lead, Link
from agenda.links.service import Edit
from kernel.aws import client
from kernel.callers import WorkspaceId
from kernel.journal import Along
from kernel.settings import physical

TABLE = physical("agenda-by-token-1")


class LinkTable:
    def make(self, workspace: WorkspaceId, calendar_id: str, edit: Edit, link: Link) -> None:
        row = {
            "pk": {"S": link.mark},
            "workspace": {"S": workspace},
            "calendar": {"S": calendar_id},
            "link": {"S": link.link_id},
        }
        along = [Along({"Put": {"TableName": TABLE, "Item": row}})]
        journal().change(workspace, calendar_id, edit, along=along)

    def revoke(self, workspace: WorkspaceId, calendar_id: str, edit: Edit, gone: Link) -> None:
        along = [Along({"Delete": {"TableName": TABLE, "Key": {"pk": {"S": gone.mark}}}})]
        journal().change(workspace, calendar_id, edit, along=along)

    def lead(self, token_mark: str) -> Lead | None:
        answer = client("dynamodb").get_item(TableName=TABLE, Key={"pk": {"S": token_mark}}, ConsistentRead=True)
        row = answer.get("Item")
        if row is None or "link" not in row:
            return None
        return Lead(WorkspaceId(row["workspace"]["S"]), row["calendar"]["S"], row["link"]["S"])

    def calendar(self, lead: Lead) -> Calendar | None:
        return journal().find(lead.workspace, [lead.calendar_id]).get(lead.calendar_id)
