"""Time passes for workspaces that are to be erased."""

from datetime import UTC, datetime

from identity.erasing import Pass
from identity.workspaces.table import journal
from tests.functions.batches import delivery, message


def overdue(workspace, moment=None):
    """Let the time of a workspace have come."""
    at = moment or datetime.now(UTC)
    journal().change(workspace, "workspace", lambda it: it.model_copy(update={"erased_on": at}))


def looking_through(workspace, number=1):
    """What the queue says when it is time."""
    text = Pass(workspace=workspace, number=number).model_dump_json()
    return delivery(message(number, text, workspace=workspace, queue="test-identity-erase"))
