from functions.agenda import (
    calendars_create,
    calendars_delete,
    calendars_share,
    calendars_unshare,
    rooms_create,
    rooms_update,
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


def test_the_audit_log_hears_who_may_book_a_room_and_not_what_else_is_said_of_it(invoke, cloud, told):
    office = Office()
    mia = office.manager()
    room = invoke(rooms_create, caller=mia, body={"name": "Blue"}).json["room_id"]
    for change in ({"name": "Green"}, {"outside": "accept"}, {"bookers": [office.group(), "person:ada"]}):
        invoke(rooms_update, caller=mia, room_id=room, body=change)
    cloud.pumps.drain()

    acts = [(each["action"], each["actor"], each["target"], each["details"]) for each in told("audit.Acted")]
    assert [(action, actor, target) for action, actor, target, _ in acts] == [("room.admit", "mia", room)] * 3
    assert [(said["bookers"], said["outside"]) for *_, said in acts] == [
        ("workspace", "caretakers"),
        ("workspace", "accept"),
        ("group:red person:ada", "accept"),
    ]
