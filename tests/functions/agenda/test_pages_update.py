from agenda.people.model import Colleague
from functions.agenda import pages_show, pages_update


def test_a_page_is_as_the_draft_says_and_found_under_its_new_address(invoke, office, reception):
    made = reception.page()
    draft = reception.draft(slug="ada", title="An hour", durations=[60])

    said = invoke(pages_update, slug="ada-30", body=draft, headers={"if-match": '"1"'}, caller=office.ada)

    assert (said.json["page_id"], said.json["title"], said.json["rota"]) == (made["page_id"], "An hour", 1)
    assert [invoke(pages_show, slug=slug).status for slug in ("ada-30", "ada")] == [404, 200]


def test_who_takes_turns_otherwise_begins_anew(invoke, office, reception):
    office.person("bob")
    mia = office.manager()
    reception.page("ada", "bob", caller=mia)
    draft = reception.draft("ada", "bob")
    draft["hosts"][1]["weight"] = 2

    assert invoke(pages_update, slug="ada-30", body=draft, caller=mia).json["rota"] == 2


def test_a_host_who_comes_in_has_the_calendar_that_everybody_has(invoke, office, reception):
    mia = office.manager()
    reception.page()
    office.people.keep("acme", Colleague(person="bob", modseq=1, email="bob@example.com"), 0)

    said = invoke(pages_update, slug="ada-30", body=reception.draft("ada", "bob"), caller=mia).json

    assert said["hosts"][1]["calendars"] == [office.default("bob")]


def test_a_version_that_is_old_and_an_address_that_is_taken_are_refused(invoke, office, reception):
    reception.page()
    reception.page(slug="other")

    stale = invoke(pages_update, slug="ada-30", body=reception.draft(), headers={"if-match": '"7"'}, caller=office.ada)
    taken = invoke(pages_update, slug="ada-30", body=reception.draft(slug="other"), caller=office.ada)

    assert (stale.status, taken.status, taken.problem) == (412, 409, "page-slug-taken")


def test_it_is_for_who_made_it_and_who_manages(invoke, office, reception):
    reception.page()
    stranger = {"workspace": "globex", "person": "ada", "scopes": "agenda:write"}

    assert invoke(pages_update, slug="ada-30", body=reception.draft(), caller=office.person("bob")).status == 403
    assert invoke(pages_update, slug="ada-30", body=reception.draft(), caller=stranger).status == 404
    assert invoke(pages_update, slug="ada-30", body=reception.draft(), caller=office.manager()).status == 200
