from functions.agenda import events_delete, events_forget, events_restore, events_update


def test_every_change_is_told_and_nothing_of_the_trash(invoke, cloud, told, diary):
    held = diary.put(uid="x@example.com")
    invoke(events_update, **diary.at(held), body={"title": "changed"})
    invoke(events_delete, **diary.at(held))
    invoke(events_restore, **diary.at(held))
    invoke(events_delete, **diary.at(held))
    invoke(events_forget, **diary.at(held))
    cloud.pumps.drain()

    heard = told("agenda.EventChanged")
    assert [(each["kind"], each["modseq"]) for each in heard] == [
        ("created", 1),
        ("updated", 2),
        ("destroyed", 0),
        ("created", 4),
        ("destroyed", 0),
    ]
    assert {(each["uid"], each["by"], each["calendar_id"]) for each in heard} == {
        ("x@example.com", "ada", diary.calendar_id)
    }
