from functions.agenda import calendars_get, calendars_list, calendars_share, calendars_unshare
from tests.functions.agenda.offices import Office


def test_what_is_shared_no_longer_is_on_no_shelf(invoke, cloud):
    office = Office()
    bob, there = office.person("bob"), office.calendar()
    for grantee in ("person:bob", "workspace"):
        invoke(calendars_share, caller=office.ada, calendar_id=there, grantee=grantee, body={"role": "admin"})

    assert invoke(calendars_unshare, caller=bob, calendar_id=there, grantee="workspace").status == 200
    own = invoke(calendars_unshare, caller=bob, calendar_id=there, grantee="person:bob")
    assert (own.status, own.json["shares"]) == (200, None)
    assert invoke(calendars_get, caller=bob, calendar_id=there).status == 404
    assert there not in str(invoke(calendars_list, caller=bob).json)
    assert (
        invoke(calendars_unshare, caller=office.ada, calendar_id=there, grantee="workspace").problem == "no-such-share"
    )


def test_only_an_admin_of_it_does(invoke, cloud):
    office = Office()
    there = office.calendar(shares={"person:bob": "write", "workspace": "read"})

    assert (
        invoke(calendars_unshare, caller=office.person("bob"), calendar_id=there, grantee="workspace").problem
        == "not-allowed"
    )
