from functions.agenda import calendars_changes, calendars_delete, calendars_unshare, calendars_update, shelf_put
from tests.functions.agenda.offices import Office


def test_one_is_told_of_what_one_sees_and_of_what_one_does_not_see_any_more(invoke, cloud):
    office = Office()
    bob = office.person("bob")
    kept, lost, thrown, hidden = (office.calendar(shares={"person:bob": "read"}) for _ in range(4))
    for each in (kept, lost, thrown):
        invoke(shelf_put, caller=bob, thing_id=each, body={})
    state = invoke(calendars_changes, caller=bob).json
    assert {kept, lost, thrown, hidden} <= {*state["created"]}

    secret, new = office.calendar(), office.calendar(shares={"workspace": "read"})
    invoke(calendars_update, caller=office.ada, calendar_id=kept, body={"name": "New"})
    invoke(calendars_delete, caller=office.ada, calendar_id=thrown)
    invoke(calendars_unshare, caller=office.ada, calendar_id=lost, grantee="person:bob")
    told = invoke(calendars_changes, caller=bob, query={"since": state["state"]}).json

    assert (told["created"], told["updated"]) == ([new], [kept])
    assert {*told["destroyed"]} == {thrown}  # of the other one the shelf tells
    assert secret not in str(told)
    assert invoke(calendars_changes, caller=bob, query={"since": "999"}).problem == "cannot-calculate-changes"
