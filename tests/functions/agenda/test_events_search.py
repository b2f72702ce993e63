import boto3
import pytest

from agenda.words.table import TABLE, account
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


def test_a_word_that_is_everywhere_hides_nothing(cloud, office, diary, find):
    owner = account(office.workspace, diary.calendar_id)
    table = boto3.resource("dynamodb").Table(TABLE)
    with table.batch_writer() as batch:
        for number in range(1100):
            batch.put_item({"pk": owner, "sk": f"event#{number:08}"})
    diary.put("Event 1000")
    diary.put("Event 2000")

    assert find("event 1000", diary) == ["Event 1000"]


def test_all_calendars_on_ones_shelf_are_looked_in_unless_one_says_which(invoke, cloud, office, diary):
    bob = office.person("bob")
    shared = Diary(invoke, office.calendar(shares={"person:bob": "read"}), office.ada)
    shared.put("Party")
    diary.put("Party of mine")
    cloud.pumps.drain()

    def titles(caller):
        found = invoke(events_search, query={"q": "party"}, caller=caller).json["items"]
        return [each["event"]["title"] for each in found]

    assert (len(titles(office.ada)), titles(bob)) == (2, ["Party"])


def test_signs_alone_find_nothing(diary, find):
    diary.put("Party")

    assert (find("…", diary), find("🍵", diary)) == ([], [])
