from functions.agenda import events_delete, events_get, trash_list
from tests.functions.agenda.happenings import WEEKLY


def test_what_is_deleted_lies_in_the_trash(invoke, diary):
    held = diary.put()

    assert invoke(events_delete, **diary.at(held)).status == 204

    assert invoke(events_get, **diary.at(held)).problem == "no-such-event"
    assert diary.starts() == []
    thrown = invoke(trash_list, calendar_id=diary.calendar_id, caller=diary.caller).json["items"]
    assert [each["event"]["title"] for each in thrown] == ["Football"]
    assert thrown[0]["deleted"]


def test_one_time_or_all_that_follow_can_be_left_out(invoke, diary):
    held = diary.put(start="2026-12-01T18:00:00", recurrenceRules=WEEKLY)

    def leave(span, recurrence_id):
        query = {"span": span, "recurrence_id": recurrence_id}
        assert invoke(events_delete, **diary.at(held), query=query).status == 204

    leave("this", "2026-12-08T18:00:00")
    leave("following", "2026-12-22T18:00:00")

    assert [start for start, _ in diary.starts()] == ["2026-12-01T18:00:00", "2026-12-15T18:00:00"]
    leave("following", "2026-12-01T18:00:00")
    assert invoke(events_get, **diary.at(held)).problem == "no-such-event", "nothing was left of it"


def test_who_has_an_older_one_deletes_nothing(invoke, diary):
    held = diary.put()

    answer = invoke(events_delete, **diary.at(held), headers={"if-match": '"7"'})

    assert (answer.status, answer.headers["ETag"]) == (412, '"1"')
