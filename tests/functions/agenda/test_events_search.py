import pytest

from functions.agenda import events_search
from tests.functions.agenda.happenings import Diary


@pytest.fixture
def find(invoke, cloud):
    def find(text, diary, caller=None):
        cloud.pumps.drain()
        query = {"q": text, "calendars": diary.calendar_id}
        answer = invoke(events_search, query=query, caller=caller or diary.caller)
        assert answer.status == 200, answer.text
        return [each["event"].get("title") for each in answer.json["items"]]

    return find


def test_an_event_is_found_by_how_its_words_begin(diary, find):
    diary.put("Café with Grace", start="2026-12-01T10:00:00")
    diary.put("Coffee", start="2026-12-02T10:00:00", locations={"a": {"@type": "Location", "name": "Café Nero"}})

    assert find("caf", diary) == ["Coffee", "Café with Grace"]
    assert find("CAFE grac", diary) == ["Café with Grace"]
    assert find("tea", diary) == []


def test_nobody_finds_what_they_may_not_see(invoke, diary, office, find):
    bob, eve = office.person("bob"), office.person("eve")
    shared = Diary(invoke, office.calendar(shares={"person:bob": "read", "person:eve": "free-busy"}), office.ada)
    shared.put("Party")
    shared.put("Party for Bob", privacy="secret")
    shared.put("Party clinic", privacy="private")

    assert find("party", shared, bob) == ["Party"]
    assert len(find("party", shared)) == 3
    query = {"q": "party", "calendars": shared.calendar_id}
    assert invoke(events_search, query=query, caller=eve).problem == "not-allowed"


def test_who_finds_too_much_is_told_that_there_is_more(invoke, cloud, diary):
    for number in range(51):
        diary.put(f"Standup {number}")
    cloud.pumps.drain()

    answer = invoke(events_search, query={"q": "standup", "calendars": diary.calendar_id}, caller=diary.caller).json

    assert (len(answer["items"]), answer["more"]) == (50, True)


def test_what_one_looks_for_has_a_word_in_it(invoke, diary):
    answer = invoke(events_search, query={"q": "…", "calendars": diary.calendar_id}, caller=diary.caller)

    assert (answer.status, answer.problem) == (422, "nothing-to-find")
