from agenda.calendars.store import CalendarTable
from functions.agenda import calendars_get, subscriptions_get, subscriptions_replace
from kernel import seals
from kernel.etags import IfMatch
from tests.functions.agenda.elsewhere import calendar


def test_a_calendar_comes_from_another_address_from_then_on(invoke, cloud, office, there, follower):
    there.put(calendar("Football"))
    calendar_id = follower.subscribes()
    cloud.pumps.drain()
    there.put(calendar("Handball"))
    CalendarTable().change("acme", calendar_id, lambda it: it.model_copy(update={"source": "elsewhere"}), IfMatch())
    seals.forget()
    url = there.url.replace("localhost", "LOCALHOST").replace("team", "other")
    answer = invoke(subscriptions_replace, caller=office.ada, calendar_id=calendar_id, body={"url": url})
    assert (answer.status, answer.json["state"], answer.json["url"]) == (200, "waiting", url)
    cloud.pumps.drain()

    assert list(follower.events()) == ["Handball"]
    assert invoke(subscriptions_get, caller=office.ada, calendar_id=calendar_id).json["url"] == url
    assert invoke(calendars_get, caller=office.ada, calendar_id=calendar_id).json["source"] == "localhost"
    assert there.asked[-1] == {}, "what was known of the address before says nothing of this one"


def test_only_who_looks_after_a_calendar_says_where_it_comes_from_and_never_nowhere(invoke, office, there, follower):
    there.put(calendar("Football"))
    calendar_id, bob = follower.subscribes(), office.person("bob")
    office.shelve("bob", calendar_id, "person:bob")
    replaced = lambda who, it=calendar_id: invoke(  # noqa: E731 - it is no more than that
        subscriptions_replace, caller=who, calendar_id=it, body={"url": there.url}
    )

    assert replaced(bob).problem == "not-allowed"
    assert replaced(office.ada, office.default()).problem == "no-such-subscription"
    there.answers(404)
    assert replaced(office.ada).problem == "nothing-there"
