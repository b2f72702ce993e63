from functions.agenda import calendars_get, calendars_list, calendars_share
from tests.functions.agenda.offices import Office


def test_a_calendar_is_on_the_shelf_of_whom_it_is_shared_with(invoke, cloud):
    office = Office()
    bob, there = office.person("bob"), office.calendar()
    shared = invoke(
        calendars_share, caller=office.ada, calendar_id=there, grantee="person:bob", body={"role": "free-busy"}
    )

    assert shared.json["shares"] == [{"to": "person:bob", "role": "free-busy"}]
    (found,) = (it for it in invoke(calendars_list, caller=bob).json["items"] if it["calendar_id"] == there)
    assert found["role"] == "free-busy"
    again = invoke(calendars_share, caller=office.ada, calendar_id=there, grantee="person:bob", body={"role": "admin"})
    assert again.json["shares"] == [{"to": "person:bob", "role": "admin"}]
    eve, role = office.person("eve"), {"role": "read"}
    assert invoke(calendars_share, caller=bob, calendar_id=there, grantee=office.group(), body=role).status == 200
    assert invoke(calendars_share, caller=bob, calendar_id=there, grantee="workspace", body=role).status == 200
    assert invoke(calendars_get, caller=eve, calendar_id=there).json["role"] == "read"


def test_only_an_admin_of_it_shares_it_and_only_with_who_is_there(invoke, cloud):
    office = Office()
    bob = office.person("bob")
    there = office.calendar(shares={"person:bob": "write"})

    def share(caller, grantee):
        return invoke(calendars_share, caller=caller, calendar_id=there, grantee=grantee, body={"role": "read"}).problem

    assert share(bob, "workspace") == "not-allowed"
    assert share(office.person("eve"), "workspace") == "no-such-calendar"
    assert share(office.ada, "person:nobody") == "nobody-there"
    assert share(office.ada, "person:ada") == "owner-needs-no-share"
    assert share(office.ada, "everybody") == "no-such-path"


def test_it_is_shared_with_a_group_in_which_nobody_is_yet_and_not_with_one_that_is_not_there(invoke, office):
    there, crew = office.calendar(), office.group("crew")

    def share(grantee):
        return invoke(calendars_share, caller=office.ada, calendar_id=there, grantee=grantee, body={"role": "read"})

    assert share(crew).json["shares"] == [{"to": "group:crew", "role": "read"}]
    nowhere, nobody = share("group:nowhere"), share("person:nobody")
    assert (nowhere.status, nowhere.problem) == (422, "no-group-there")
    assert [each["field"] for each in (*nowhere.json["errors"], *nobody.json["errors"])] == ["grantee", "grantee"]
    assert len(invoke(calendars_get, caller=office.ada, calendar_id=there).json["shares"]) == 1
