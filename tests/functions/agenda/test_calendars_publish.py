from functions.agenda import (
    calendars_create,
    calendars_delete,
    calendars_share,
    calendars_unshare,
)
from tests.functions.agenda.offices import Office


def test_the_rooms_hear_of_every_calendar_and_the_audit_log_of_who_may_see_it(invoke, cloud, told):
    office = Office()
    office.person("bob")
    made = invoke(calendars_create, caller=office.ada, body={"name": "Football"}).json["calendar_id"]
    for share in ({"role": "read"}, {"role": "read"}, {"role": "write"}):
        invoke(calendars_share, caller=office.ada, calendar_id=made, grantee="person:bob", body=share)
    invoke(calendars_unshare, caller=office.ada, calendar_id=made, grantee="person:bob")
    invoke(calendars_delete, caller=office.ada, calendar_id=made)
    cloud.pumps.drain()

    heard = [each for each in told("agenda.CalendarChanged") if each["calendar_id"] == made]
    heard.sort(key=lambda each: each["modseq"])
    assert [(each["kind"], each["trashed"]) for each in heard] == [
        ("created", False),
        *[("updated", False)] * 3,
        ("updated", True),
    ]
    assert {(each["owner"], each["name"]) for each in heard} == {("ada", "Football")}


def test_the_audit_log_hears_who_let_whom_see_a_calendar(invoke, cloud, told):
    office = Office()
    office.person("bob")
    made = office.calendar()
    invoke(calendars_share, caller=office.ada, calendar_id=made, grantee="person:bob", body={"role": "read"})
    invoke(calendars_unshare, caller=office.ada, calendar_id=made, grantee="person:bob")
    cloud.pumps.drain()

    acts = [(each["action"], each["actor"], each["target"], each["details"]) for each in told("audit.Acted")]
    said = {"name": "Football", "to": "person:bob", "role": "read"}
    assert acts == [("calendar.share", "ada", made, said), ("calendar.unshare", "ada", made, said)]
