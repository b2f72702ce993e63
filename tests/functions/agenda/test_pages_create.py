import pytest

from agenda.booking.page import PageDraft
from agenda.booking.pages import Pages
from functions.agenda import pages_create
from kernel.callers import Caller
from kernel.errors import Invalid


def test_makes_a_page_with_the_calendars_that_its_host_has(invoke, office, reception):
    other = office.calendar()

    made = reception.page()

    assert (made["slug"], made["owner"], made["rota"]) == ("ada-30", "ada", 1)
    assert made["hosts"][0]["calendars"] == [office.default(), other]


def test_makes_the_calendar_that_a_host_has_without_having_made_it(office, reception, rows):
    calendars = "agenda-calendars-1"
    office.people.keep("acme", office_colleague("bob"), 0)

    made = reception.page("bob", caller=office.manager())

    assert made["hosts"][0]["calendars"] == [office.default("bob")]
    assert office.default("bob") in {row["sk"]["S"] for row in rows(calendars)}


def office_colleague(name):
    from agenda.people.model import Colleague

    return Colleague(person=name, modseq=1, name=name.title(), email=f"{name}@example.com")


def test_an_address_leads_to_one_page(invoke, office, reception):
    reception.page()

    taken = invoke(pages_create, body=reception.draft(), caller=office.ada)

    assert (taken.status, taken.problem) == (409, "page-slug-taken")


def test_where_no_mail_is_sent_nobody_can_be_asked_to_follow_a_link(office, reception):
    ada = Caller(**office.ada, role="member", session="s")

    with pytest.raises(Invalid, match="confirm_email"):
        Pages(None, mails=False).create(ada, PageDraft.model_validate(reception.draft(confirm_email=True)))


def test_only_who_manages_makes_hosts_of_others(invoke, office, reception):
    office.person("bob")

    refused = invoke(pages_create, body=reception.draft("ada", "bob"), caller=office.ada)

    assert (refused.status, refused.problem) == (403, "not-your-page")
    assert reception.page("ada", "bob", caller=office.manager())["kind"] == "round-robin"


def test_hosts_are_here_and_have_the_calendars_that_are_named(invoke, office, reception):
    nobody = invoke(pages_create, body=reception.draft("nobody"), caller=office.manager())
    office.person("bob")
    stranger = reception.draft()
    stranger["hosts"][0]["calendars"] = [office.default("bob")]
    theirs = invoke(pages_create, body=stranger, caller=office.ada)

    assert [each.json["errors"][0]["field"] for each in (nobody, theirs)] == ["hosts.0.person", "hosts.0.calendars"]
