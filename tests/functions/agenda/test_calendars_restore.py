from datetime import UTC, datetime

from functions.agenda import calendars_get, calendars_restore
from tests.functions.agenda.offices import Office

NOW = datetime.now(UTC)


def test_what_was_thrown_away_is_as_it_was(invoke, cloud):
    office = Office()
    there = office.calendar(trashed=NOW, shares={"workspace": "read"})
    restored = invoke(calendars_restore, caller=office.ada, calendar_id=there)

    assert (restored.json["trashed"], restored.json["role"]) == (None, "admin")
    assert invoke(calendars_get, caller=office.person("bob"), calendar_id=there).json["role"] == "read"
    assert invoke(calendars_restore, caller=office.ada, calendar_id=there).problem == "not-in-trash"


def test_nobody_restores_what_is_not_theirs(invoke, cloud):
    office = Office()
    theirs = office.calendar(trashed=NOW, shares={"person:bob": "admin"})
    ours = office.calendar(owner=None, trashed=NOW)

    assert invoke(calendars_restore, caller=office.person("bob"), calendar_id=theirs).status == 404
    assert invoke(calendars_restore, caller=office.ada, calendar_id=ours).status == 404
    assert invoke(calendars_restore, caller=office.manager(), calendar_id=ours).status == 200
