from functions.agenda import subscriptions_refresh
from tests.functions.agenda.elsewhere import calendar


def test_who_does_not_want_to_wait_has_it_asked_at_once_but_not_twice_in_a_minute(
    invoke, cloud, office, there, follower
):
    there.put(calendar("Football"))
    calendar_id = follower.subscribes()
    cloud.pumps.drain()
    again = invoke(subscriptions_refresh, caller=office.ada, calendar_id=calendar_id)
    assert (again.status, again.problem) == (429, "asked-just-now")
    assert 0 < int(again.headers["Retry-After"]) <= 61
    follower.later()
    there.put(calendar("Handball"))
    answer = invoke(subscriptions_refresh, caller=office.ada, calendar_id=calendar_id)
    cloud.pumps.drain()

    assert answer.status == 202
    assert list(follower.events()) == ["Handball"]
    nobody = office.person("bob")
    assert invoke(subscriptions_refresh, caller=nobody, calendar_id=calendar_id).problem == "no-such-calendar"
    assert invoke(subscriptions_refresh, caller=office.ada, calendar_id=office.default()).problem == (
        "no-such-subscription"
    )
