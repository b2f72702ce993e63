from agenda.events.rows import account, journal
from functions.agenda import links_create, shared_list
from tests.functions.agenda.lying import event
from tests.functions.agenda.offices import Office

RANGE = {"from": "2026-12-01T00:00:00Z", "to": "2026-12-02T00:00:00Z", "zone": "Europe/Berlin"}


def test_whoever_knows_the_address_sees_what_happens_as_far_as_it_shows_it(invoke, cloud):
    office = Office("globex")
    there = office.calendar()
    for uid, privacy in (("a", "public"), ("b", "private"), ("c", "secret")):
        made = event(there, uid, title=f"{privacy} lunch", privacy=privacy, timeZone="Europe/Berlin", duration="PT1H")
        journal().create(account("globex", there), made)

    def titles(role):
        token = invoke(links_create, caller=office.ada, calendar_id=there, body={"role": role}).json["token"]
        found = invoke(shared_list, token=token, query=RANGE).json["items"]
        assert {each["begins"] for each in found} == {"2026-12-01T11:30:00Z"}
        return sorted(each["title"] for each in found)

    assert titles("read") == ["", "public lunch"]
    assert titles("free-busy") == ["", ""]


def test_there_is_nothing_behind_an_address_that_never_was_one(invoke, cloud):
    assert invoke(shared_list, token="x" * 43, query=RANGE).problem == "no-such-link"
    assert invoke(shared_list, token="x" * 43, query={**RANGE, "to": RANGE["from"]}).problem == "invalid"
