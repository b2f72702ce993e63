from functions.agenda import calendars_get
from tests.functions.agenda.offices import Office


def test_everybody_sees_of_a_calendar_what_their_role_shows(invoke, cloud):
    office = Office()
    people = [office.ada, office.person("bob", "red"), office.person("eve"), office.person("mia")]
    shares = {"group:red": "admin", "person:eve": "read", "workspace": "free-busy"}
    there = office.calendar(shares=shares, description="Games")

    seen = [invoke(calendars_get, caller=each, calendar_id=there).json for each in people]
    assert [each["role"] for each in seen] == ["admin", "admin", "read", "free-busy"]
    assert [len(each["shares"]) if each["shares"] else None for each in seen] == [3, 3, None, None]
    assert [each["description"] for each in seen] == ["Games", "Games", "Games", ""]


def test_what_is_not_shared_with_one_is_not_there(invoke, cloud):
    office = Office()
    bob = office.person("bob")
    hidden = office.calendar(shares={"group:red": "admin"})

    assert invoke(calendars_get, caller=bob, calendar_id=hidden).problem == "no-such-calendar"
    assert invoke(calendars_get, caller={**office.ada, "workspace": "globex"}, calendar_id=hidden).status == 404


def test_what_is_the_workspaces_own_is_looked_after_by_who_manages(invoke, cloud):
    office = Office()
    there = office.calendar(owner=None)

    assert invoke(calendars_get, caller=office.ada, calendar_id=there).status == 404
    assert invoke(calendars_get, caller=office.manager(), calendar_id=there).json["role"] == "admin"
