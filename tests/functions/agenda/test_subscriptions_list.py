from functions.agenda import subscriptions_list
from tests.functions.agenda.elsewhere import calendar


def test_all_that_somebody_follows_is_shown_with_how_it_goes_and_without_addresses(invoke, office, there, follower):
    there.put(calendar("Football"))
    first, second = follower.subscribes(name="One"), follower.subscribes(name="Two")
    there.answers(404)
    follower.fetches()
    items = invoke(subscriptions_list, caller=office.ada).json["items"]

    assert [(each["calendar_id"], each["name"], each["state"], each["url"]) for each in items] == [
        (first, "One", "waiting", None),
        (second, "Two", "failing", None),
    ]
    assert items[1]["problem"] == "there is nothing at this address, or not any more"
    assert invoke(subscriptions_list, caller=office.person("bob")).json == {"items": []}
