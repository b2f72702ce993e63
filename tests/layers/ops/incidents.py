"""Incidents to tell stories with."""

from datetime import UTC, datetime, timedelta

from kernel.callers import Caller
from ops.incidents.model import Incident, IncidentDraft, IncidentNote, IncidentUpdate

NOON = datetime(2026, 11, 21, 12, 0, 0, 123456, tzinfo=UTC)
ADA = Caller("acme", "ada", "operator", frozenset({"ops:read", "ops:write"}), "key:acme-00000001")
DRAFT = IncidentDraft(title="Mail is delayed", impact="major", message="We are looking.", components=("mail", "web"))
UPDATE = IncidentUpdate(message="It drains.", status="monitoring")
NOTE = IncidentNote(message="It was a full queue.")


class Clock:
    def __init__(self):
        self.time = NOON

    def __call__(self):
        return self.time

    def tick(self, **much):
        self.time += timedelta(**much)


def incident(number=1, *, at=NOON, by="ada", **draft):
    """An incident that ``by`` opened; ids rise with their numbers."""
    return Incident.open(DRAFT.model_copy(update=draft), f"0192f0c1-{number:04}", by, at)
