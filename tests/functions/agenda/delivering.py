"""Messages about events as they are brought, and who they are of."""

from agenda.invitations.errands import Errand
from agenda.invitations.model import Message
from agenda.invitations.occurrences import moment
from functions.agenda import invitations_deliver
from tests.functions.agenda.guests import guest
from tests.functions.batches import delivery, message

NOW = moment("2026-11-20T10:00:00Z")


def bring(invoke, errand):
    body = errand.model_dump_json()
    return invoke(
        invitations_deliver,
        event=delivery(message(1, body, workspace=errand.workspace, queue="test-agenda-invitations")),
    )


def errand(party):
    entry = {"@type": "Event", "uid": "u", "start": "2026-12-01T09:00:00", "updated": "2026-11-20T10:00:00Z"}
    people = {"a": guest("calendar-1@parlour.example.com", roles={"owner": True}), "g": guest("grace@example.org")}
    said = ({**entry, "participants": people},)
    message = Message("REQUEST", "u", "ada@example.com", "grace@example.org", said, NOW)
    return Errand.of(party.office.workspace, "e1", message)


def crowd(many, **more):
    return {
        f"g{number}": guest(f"guest{number}@elsewhere.example", name=f"Guest {number}", **more)
        for number in range(many)
    }
