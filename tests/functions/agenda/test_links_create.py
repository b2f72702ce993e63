from functions.agenda import links_create, links_list, shared_show
from tests.functions.agenda.offices import Office


def test_an_address_is_told_once_and_shows_the_calendar(invoke, cloud, rows):
    office = Office()
    there = office.calendar(description="Games")
    made = invoke(links_create, caller=office.ada, calendar_id=there, body={"role": "read", "name": "club"})

    assert made.status == 201
    assert (made.json["role"], made.json["name"], made.json["created_by"]) == ("read", "club", "ada")
    kept = invoke(links_list, caller=office.ada, calendar_id=there)
    assert [each["link_id"] for each in kept.json["items"]] == [made.json["link_id"]]
    for table in ("calendars", "by-token"):
        assert made.json["token"] not in str(rows(f"agenda-{table}-1")), "who reads the tables cannot ask with it"
    shown = invoke(shared_show, token=made.json["token"]).json
    assert (shown["name"], shown["description"], shown["role"]) == ("Football", "Games", "read")


def test_only_an_admin_of_it_makes_one_and_there_are_only_so_many(invoke, cloud, monkeypatch):
    office = Office()
    there = office.calendar(shares={"person:bob": "write"})

    assert invoke(links_create, caller=office.person("bob"), calendar_id=there).problem == "not-allowed"
    assert invoke(links_create, caller=office.person("eve"), calendar_id=there).status == 404
    monkeypatch.setattr("agenda.calendars.model.MOST_LINKS", 0)
    assert invoke(links_create, caller=office.ada, calendar_id=there).problem == "too-many-links"
