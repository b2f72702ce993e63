from functions.agenda import events_changes, events_delete, events_update


def test_who_was_away_catches_up(invoke, diary):
    kept, gone = diary.put("kept"), diary.put("gone")

    def since(state):
        return invoke(events_changes, calendar_id=diary.calendar_id, caller=diary.caller, query={"since": state}).json

    away = since("0")["state"]
    invoke(events_update, **diary.at(kept), body={"title": "changed"})
    invoke(events_delete, **diary.at(gone))
    new = diary.put("new")

    told = since(away)
    assert told["updated"] == [kept["event_id"]]
    assert told["destroyed"] == [gone["event_id"]]
    assert told["created"] == [new["event_id"]]
    assert since(told["state"])["has_more"] is False
