from functions.agenda import requests_list
from tests.functions.agenda.chambers import asking, coming

WEEKLY = [{"@type": "RecurrenceRule", "frequency": "weekly", "count": 3}]


def test_who_looks_after_a_room_sees_who_waits_for_it(invoke, cloud, office, chambers, diary):
    bob, mia = office.person("bob"), office.manager()
    blue = chambers.room("Blue", auto_accept=False, shares={"person:bob": "write", "workspace": "read"})
    chambers.room("Open")
    talk = asking(cloud, diary, blue, title="Talk", recurrenceRules=WEEKLY)
    asking(cloud, diary, blue, title="Late", start=coming("16:00"))
    asking(cloud, diary, chambers.room("Other", auto_accept=False), title="Tea", start=coming("16:00", days=-1))

    def waiting(caller):
        return [
            (each["room"], each["title"], each["times"]) for each in invoke(requests_list, caller=caller).json["items"]
        ]

    assert waiting(bob) == [("Blue", "Talk", 3), ("Blue", "Late", 1)]
    assert waiting(mia) == [("Other", "Tea", 1), ("Blue", "Talk", 3), ("Blue", "Late", 1)]
    assert waiting(office.ada) == []
    first = invoke(requests_list, caller=bob).json["items"][0]
    assert (first["event_id"], first["sender"], first["people"], first["answer"]) == (
        talk["event_id"],
        "Ada",
        1,
        "needs-action",
    )
    assert first["why"].startswith("Who looks after Blue has to agree")
