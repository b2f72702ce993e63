"""What the addresses of pages end in: a lookup that leads from there to the workspace and the page."""

from typing import NamedTuple

from agenda.booking.page import NoSuchPage, PageSlugTaken
from kernel.aws import client
from kernel.callers import WorkspaceId
from kernel.journal import Along
from kernel.settings import physical

BY_SLUG = physical("agenda-by-slug-1")


class Where(NamedTuple):
    """Which page it is."""

    workspace: WorkspaceId
    page_id: str


def found(slug: str) -> Where:
    """Where the slug leads, or ``NoSuchPage``."""
    row = client("dynamodb").get_item(TableName=BY_SLUG, Key={"pk": {"S": slug}}, ConsistentRead=True).get("Item")
    if row is None:
        raise NoSuchPage("there is no such page")
    return Where(WorkspaceId(row["workspace"]["S"]), row["page"]["S"])


def claimed(slug: str, where: Where) -> Along:
    """What makes a slug lead there, or fails with ``PageSlugTaken``."""
    item = {"pk": {"S": slug}, "workspace": {"S": where.workspace}, "page": {"S": where.page_id}}
    put = {"TableName": BY_SLUG, "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}
    return Along({"Put": put}, PageSlugTaken(f"another page is called {slug}; choose another name"))


def freed(slug: str) -> Along:
    """What gives a slug up."""
    return Along({"Delete": {"TableName": BY_SLUG, "Key": {"pk": {"S": slug}}}})
