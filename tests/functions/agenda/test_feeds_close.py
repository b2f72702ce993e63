from functions.agenda import feeds_close, feeds_get
from tests.functions.agenda.feeds import opened, shown


def test_what_is_closed_leads_nowhere(invoke, office):
    there = office.calendar()
    feed = opened(invoke, office, there)

    assert invoke(feeds_close, calendar_id=there, caller=office.ada).status == 204

    assert shown(invoke, feed).problem == "no-feed"
    assert invoke(feeds_get, calendar_id=there, caller=office.ada).problem == "no-feed"
    assert invoke(feeds_close, calendar_id=there, caller=office.ada).status == 204
