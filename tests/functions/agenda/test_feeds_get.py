from functions.agenda import feeds_get
from tests.functions.agenda.feeds import opened


def test_that_there_is_one_is_shown_but_not_which(invoke, office):
    there = office.calendar()
    assert invoke(feeds_get, calendar_id=there, caller=office.ada).problem == "no-feed"

    feed = opened(invoke, office, there, "free-busy")

    answer = invoke(feeds_get, calendar_id=there, caller=office.ada)
    assert (answer.json["role"], answer.json["by"]) == ("free-busy", "ada")
    assert feed.removesuffix(".ics") not in answer.text
    assert "address" not in answer.json
