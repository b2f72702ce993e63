from datetime import timedelta

from agenda.rooms.plates import Plates
from functions.agenda import calendars_restore, calendars_sweep
from tests.functions.agenda.lying import beside, eventful, files, linked
from tests.functions.agenda.offices import NOW, Office


def test_what_lay_in_the_trash_for_thirty_days_goes_for_good_with_all_that_is_in_it(invoke, cloud, rows, a_month_later):
    office = Office()
    old, young = (office.calendar(trashed=NOW - timedelta(days=days)) for days in (31, 28))
    for each in (old, young):
        eventful(office, each)
        beside(office, each)
    old_link = linked(office, old)
    room = office.calendar(owner=None, kind="room", trashed=NOW - timedelta(days=31))
    Plates().put_up("acme", room)
    assert invoke(calendars_restore, caller=office.ada, calendar_id=old).status == 404
    invoke(calendars_sweep)

    assert {row["pk"]["S"].split("#")[1] for row in rows("agenda-events-1")} == {young}
    assert invoke(calendars_restore, caller=office.ada, calendar_id=young).status == 200
    assert {row["pk"]["S"].split("#")[1] for row in rows("agenda-words-1")} == {young}
    assert {row["pk"]["S"].split("#")[1] for row in rows("agenda-subscriptions-1")} == {young}
    assert files() == {("acme", young)}
    assert old_link not in {row["pk"]["S"] for row in rows("agenda-by-token-1")}
    assert rows("agenda-by-address-1") == []
    assert old in {row["sk"]["S"] for row in rows("agenda-calendars-1")}, "who follows what changes must hear of it"
    a_month_later(calendars_sweep)
    assert old not in {row["sk"]["S"] for row in rows("agenda-calendars-1")}
