from agenda.calendars.table import journal as calendars
from functions.agenda import pages_list
from tests.functions.agenda.comings import came


def test_lists_the_pages_of_the_workspace(invoke, office, reception):
    for slug in ("first", "second"):
        reception.page(slug=slug)

    page = invoke(pages_list, query={"limit": 1}, caller=office.ada).json
    rest = invoke(pages_list, query={"limit": 1, "cursor": page["next"]}, caller=office.ada).json

    assert [each["slug"] for each in (*page["items"], *rest["items"])] == ["first", "second"]
    assert invoke(pages_list, query={}, caller={"workspace": "globex"}).json["items"] == []


def test_says_of_each_which_hosts_are_gone(invoke, cloud, office, reception):
    boss = office.manager()
    office.person("bob"), office.person("eve")
    reception.page("ada", slug="first")
    for slug in ("second", "third"):
        reception.page("ada", "bob", "eve", slug=slug, caller=boss)
    came(cloud, "bob", 2, "destroyed")
    trashed = lambda it: it.thrown_away(it.created)  # noqa: E731 - it is no more than that
    calendars().change("acme", office.default("eve"), trashed)

    listed = invoke(pages_list, query={}, caller=boss).json["items"]

    gone = [{"person": "bob", "why": "left"}, {"person": "eve", "why": "calendar"}]
    assert {each["slug"]: each["absent"] for each in listed} == {"first": [], "second": gone, "third": gone}
