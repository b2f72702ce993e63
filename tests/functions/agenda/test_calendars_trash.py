from datetime import UTC, datetime, timedelta

from functions.agenda import calendars_trash
from tests.functions.agenda.offices import Office


def test_everybody_sees_their_own_trash_and_who_manages_that_of_the_workspace(invoke, cloud):
    office, now = Office(), datetime.now(UTC)
    old, new = (office.calendar(trashed=now - timedelta(days=days), shares={"person:mia": "admin"}) for days in (2, 1))
    office.calendar()
    ours = office.calendar(owner=None, trashed=now)

    def trash(caller):
        return [each["calendar_id"] for each in invoke(calendars_trash, caller=caller).json["items"]]

    assert trash(office.ada) == [new, old]
    assert trash(office.manager()) == [ours]
