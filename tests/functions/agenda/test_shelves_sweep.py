from functions.agenda import calendars_share, calendars_unshare, shelves_sweep
from tests.functions.agenda.offices import Office


def test_what_was_taken_off_a_shelf_is_forgotten_after_a_month(invoke, cloud, rows, a_month_later):
    office = Office()
    office.person("bob")
    there = office.calendar()
    invoke(calendars_share, caller=office.ada, calendar_id=there, grantee="person:bob", body={"role": "read"})
    invoke(calendars_unshare, caller=office.ada, calendar_id=there, grantee="person:bob")

    def kept():
        return [row["sk"]["S"] for row in rows("agenda-shelves-1") if row["pk"]["S"] == "acme#bob"].count(there)

    assert kept() == 1
    a_month_later(shelves_sweep)
    assert kept() == 0
