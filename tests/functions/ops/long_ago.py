"""What nobody can do by the API: begin something in the past."""

from datetime import UTC, datetime, timedelta

from kernel.once import Once
from ops.incidents import IncidentDraft
from ops.incidents.model import Incident
from ops.incidents.table import IncidentTable

ID = "01850000-0000-7000-8000-000000000000"
"""Of the first moments of 2023."""


def opened_long_ago(workspace, title="A slow leak"):
    """The id of an incident that is open, and older than fifty that are over."""
    table, began = IncidentTable(), datetime.now(UTC) - timedelta(days=400)
    draft = IncidentDraft(title=title, impact="minor", message="It drips.")
    table.create(workspace, Incident.open(draft, ID, "ada", began), Once())
    for number in range(1, 51):
        over = Incident.open(draft, f"{ID[:-2]}{number:02}", "ada", began)
        table.create(workspace, over.model_copy(update={"status": "resolved", "resolved": began}), Once())
    return ID
