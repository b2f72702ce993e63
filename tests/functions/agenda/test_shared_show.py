from functions.agenda import calendars_delete, calendars_restore, links_create, shared_show
from tests.functions.agenda.offices import Office


def test_an_address_shows_what_it_was_made_for_and_nothing_of_what_is_in_the_trash(invoke, cloud):
    office = Office("globex")
    there = office.calendar(description="Games", color="#0b8043")
    token = invoke(links_create, caller=office.ada, calendar_id=there, body={"role": "free-busy"}).json["token"]

    shown = invoke(shared_show, token=token).json
    assert shown == {
        "name": "Football",
        "description": "",
        "color": "#0b8043",
        "zone": "Europe/Berlin",
        "role": "free-busy",
    }
    invoke(calendars_delete, caller=office.ada, calendar_id=there)
    assert invoke(shared_show, token=token).problem == "no-such-link"
    invoke(calendars_restore, caller=office.ada, calendar_id=there)
    assert invoke(shared_show, token=token).status == 200
    assert invoke(shared_show, token="x" * 43).problem == "no-such-link"
