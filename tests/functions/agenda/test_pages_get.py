from functions.agenda import pages_get


def test_shows_all_of_a_page_to_who_is_in_the_workspace(invoke, office, reception):
    made = reception.page()

    assert invoke(pages_get, slug="ada-30", caller=office.person("bob")).json == made
    assert invoke(pages_get, slug="ada-30", caller={"workspace": "globex"}).status == 404
    assert invoke(pages_get, slug="nobody", caller=office.ada).status == 404
