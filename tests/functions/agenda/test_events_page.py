from functions.agenda import events_page
from tests.functions.agenda.happenings import WEEKLY


def test_a_series_is_one_event_and_pages_follow_each_other(invoke, diary):
    titles = {f"event {number}" for number in range(3)}
    for title in titles:
        diary.put(title, recurrenceRules=WEEKLY)

    def page(**query):
        return invoke(events_page, calendar_id=diary.calendar_id, caller=diary.caller, query=query).json

    first = page(limit=2)
    second = page(limit=2, cursor=first["next"])

    assert {each["event"]["title"] for each in first["items"] + second["items"]} == titles
    assert second["next"] is None
