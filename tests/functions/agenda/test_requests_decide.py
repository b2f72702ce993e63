from functions.agenda import requests_decide
from tests.functions.agenda.chambers import answer, asking, coming


def test_who_looks_after_a_room_says_yes_or_no_and_the_one_who_asked_is_told(invoke, cloud, office, chambers, diary):
    bob, mia = office.person("bob"), office.manager()
    blue = chambers.room("Blue", auto_accept=False, shares={"person:bob": "write", "workspace": "read"})
    tea = asking(cloud, diary, blue, title="Tea")

    def decide(accept, caller=bob, **said):
        at = {"room_id": blue, "event_id": tea["event_id"]}
        done = invoke(requests_decide, caller=caller, **at, body={"accept": accept, **said})
        cloud.pumps.drain()
        return done

    assert decide(True, caller=office.ada).problem == "not-allowed"
    assert decide(True).status == 204
    assert answer(diary, tea) == ("accepted", "")
    assert decide(True).problem == "already-yours"
    assert decide(False, caller=mia, comment="The heating is off.").status == 204
    assert answer(diary, tea) == ("declined", "The heating is off.")
    assert chambers.standing(blue) == []
    assert decide(True).problem == "no-such-event"


def test_of_a_series_one_time_may_be_declined(invoke, cloud, office, chambers, diary):
    mia, blue = office.manager(), chambers.room("Blue")
    rules = [{"@type": "RecurrenceRule", "frequency": "weekly", "count": 3}]
    talk = asking(cloud, diary, blue, recurrenceRules=rules)
    at = {"room_id": blue, "event_id": talk["event_id"], "caller": mia}
    said = {"accept": False, "recurrence_id": coming(weeks=1)}
    assert invoke(requests_decide, **at, body=said).status == 204
    cloud.pumps.drain()

    assert answer(diary, talk)[0] == "accepted"
    assert answer(diary, talk, said["recurrence_id"])[0] == "declined"
    never = {**said, "recurrence_id": coming(weeks=1, days=1)}
    assert invoke(requests_decide, **at, body=never).problem == "no-such-event"


def test_nobody_is_given_what_somebody_has(invoke, cloud, office, chambers, diary):
    mia, blue = office.manager(), chambers.room("Blue", conflicts="tentative")
    asking(cloud, diary, blue, title="First")
    second = asking(cloud, diary, blue, title="Second")
    assert answer(diary, second)[0] == "tentative"

    at = {"room_id": blue, "event_id": second["event_id"], "caller": mia}
    assert invoke(requests_decide, **at, body={"accept": True}).problem == "room-taken"
