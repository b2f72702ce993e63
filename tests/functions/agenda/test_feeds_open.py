from functions.agenda import feeds_open
from tests.functions.agenda.feeds import opened, shown


def test_a_new_address_takes_the_place_of_the_one_before(invoke, office):
    there = office.calendar()
    first, second = (opened(invoke, office, there) for _ in range(2))

    assert shown(invoke, first).problem == "no-feed"
    assert shown(invoke, second).status == 200


def test_only_an_admin_makes_one(invoke, office):
    bob = office.person("bob")
    there = office.calendar(shares={"person:bob": "write"})

    assert invoke(feeds_open, calendar_id=there, caller=bob, body={}).problem == "not-allowed"
    assert invoke(feeds_open, calendar_id=there, caller=office.person("eve"), body={}).problem == "no-such-calendar"
