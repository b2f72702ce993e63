from functions.agenda import subscriptions_call
from tests.functions.agenda.elsewhere import calendar


def test_those_whose_time_has_come_are_asked_and_nobody_else(invoke, cloud, there, follower):
    there.put(calendar("Football"))
    for _ in range(2):
        follower.subscribes()
    cloud.pumps.drain()
    follower.later()
    before = len(there.asked)
    invoke(subscriptions_call)
    cloud.pumps.drain()
    invoke(subscriptions_call)
    cloud.pumps.drain()

    assert len(there.asked) == before + 1
    assert follower.kept.checked is not None
