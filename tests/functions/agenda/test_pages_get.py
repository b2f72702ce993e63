from functions.agenda import pages_get
from tests.functions.agenda.comings import came


def test_shows_all_of_a_page_to_who_is_in_the_workspace(invoke, office, reception):
    made = reception.page()

    assert invoke(pages_get, slug="ada-30", caller=office.person("bob")).json == {**made, "absent": []}
    assert invoke(pages_get, slug="ada-30", caller={"workspace": "globex"}).status == 404
    assert invoke(pages_get, slug="nobody", caller=office.ada).status == 404


def test_says_which_host_is_gone_and_cannot_be_booked_any_more(invoke, cloud, office, reception):
    boss = office.manager()
    office.person("bob")
    reception.page("ada", "bob", caller=boss, kind="collective")
    came(cloud, "ada", 2, "destroyed")

    assert invoke(pages_get, slug="ada-30", caller=boss).json["absent"] == [{"person": "ada", "why": "left"}]
    assert reception.book().json["hosts"] == ["Bob"]
