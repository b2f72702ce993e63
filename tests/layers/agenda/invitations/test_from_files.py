"""What came out of a calendar file: nothing was heard of it by letter, and it is answered as any other invitation."""

from datetime import UTC, datetime

import pytest

from agenda.invitations.changing import answers, thrown_away
from agenda.invitations.inviting import hosted
from agenda.invitations.occurrences import of_some
from agenda.invitations.organizing import messages
from agenda.invitations.replying import respond

NOW = datetime(2026, 12, 2, 10, tzinfo=UTC)
GRACE = frozenset({"grace@example.com"})
SERIES = {
    "uid": "from@file",
    "title": "Stand-up",
    "start": "2026-12-07T09:00:00",
    "timeZone": "Europe/Berlin",
    "duration": "PT30M",
    "sequence": 2,
    "updated": "2026-11-22T18:00:00Z",
    "replyTo": {"imip": "mailto:ada@example.com"},
    "recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "daily"}],
    "participants": {
        "ada": {"roles": {"owner": True, "attendee": True}, "sendTo": {"imip": "mailto:ada@example.com"}},
        "grace": {"roles": {"attendee": True}, "sendTo": {"imip": "mailto:grace@example.com"}},
    },
}


@pytest.mark.parametrize(
    "patch",
    [{"excluded": True}, {"participants/grace": None}, {"participants": None}, {"start": "2026-12-08T11:00:00"}],
)
def test_whatever_is_otherwise_at_one_time_all_of_it_is_answered(patch):
    event = {**SERIES, "recurrenceOverrides": {"2026-12-08T09:00:00": patch}}
    after, (message,) = respond(event, GRACE, "accepted", NOW)

    assert not of_some(event)
    assert after["participants"]["grace"]["participationStatus"] == "accepted"
    assert (message.method, message.to) == ("REPLY", "ada@example.com")
    assert [each.method for each in answers(event, after, GRACE)] == ["REPLY"]
    (off,) = thrown_away(event, GRACE, NOW)
    assert off.entries[0]["participants"]["grace"]["participationStatus"] == "declined"


def test_who_invited_with_another_program_invites_from_here_by_taking_away_where_to_answer():
    mine = "calendar-0123456789abcdef0123456789abcdef@example.com"
    moved = {**SERIES, "updated": "2026-12-02T10:00:00Z", "start": "2026-12-07T10:00:00"}
    assert hosted(SERIES, moved, mine) == moved, "to which another program invites"
    bare = {name: value for name, value in moved.items() if name != "replyTo"}
    after = hosted(SERIES, bare, mine, "Ada Lovelace")

    assert after["replyTo"] == {"imip": f"mailto:{mine}"}
    assert [(each.method, each.to, each.sender) for each in messages(SERIES, after)] == [
        ("REQUEST", "grace@example.com", mine)
    ]
