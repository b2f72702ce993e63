from functions.agenda import subscriptions_get
from kernel import seals
from tests.functions.agenda.elsewhere import calendar


def test_how_it_goes_is_shown_to_who_sees_it_and_the_address_to_who_put_it_there(invoke, office, there, follower):
    there.put(calendar("Football"))
    calendar_id = follower.subscribes()
    follower.fetches()
    seals.forget()
    bob = office.person("bob")
    office.shelve("bob", calendar_id, "person:bob")
    seen, theirs = (invoke(subscriptions_get, caller=each, calendar_id=calendar_id).json for each in (office.ada, bob))

    assert (seen["state"], seen["events"], seen["problem"], seen["url"]) == ("well", 1, None, there.url)
    assert theirs == {**seen, "url": None}


def test_of_a_calendar_of_here_there_is_nothing_to_say(invoke, office, cloud):
    assert invoke(subscriptions_get, caller=office.ada, calendar_id=office.default()).problem == "no-such-subscription"
    assert invoke(subscriptions_get, caller=office.person("bob"), calendar_id=office.calendar()).problem == (
        "no-such-calendar"
    )
