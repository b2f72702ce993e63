from itertools import chain

from functions.agenda import requests_list
from tests.functions.agenda.chambers import asking, coming
from tests.functions.agenda.happenings import Diary

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


def test_what_waits_comes_page_by_page_however_much_stands_in_the_room(
    invoke, cloud, office, chambers, diary, monkeypatch
):
    monkeypatch.setattr("agenda.rooms.caretaking._AT_ONCE", 2)
    bob = office.person("bob")
    blue = chambers.room("Blue", auto_accept=False, shares={"person:bob": "write", "workspace": "read"})
    for day, clock in ((3, "11:00"), (0, "09:00"), (3, "09:00"), (6, "09:00"), (1, "09:00")):
        asking(cloud, diary, blue, title=f"Day {day}", start=coming(clock, days=day))
    asking(cloud, diary, blue, title="Talk", start=coming("16:00", days=2), recurrenceRules=WEEKLY)
    taken = Diary(invoke, blue, bob)
    for day in (0, 4, 5, 6):
        taken.put("Taken", start=coming("12:00", days=day))

    pages, cursor = [], {}
    while cursor is not None:
        page = invoke(requests_list, caller=bob, query={"limit": "2", **cursor}).json
        pages.append([each["title"] for each in page["items"]])
        cursor = {"cursor": page["next"]} if page["next"] else None

    assert [*chain.from_iterable(pages)] == ["Day 0", "Day 1", "Talk", "Day 3", "Day 3", "Day 6"]
    assert max(map(len, pages)) == 2
