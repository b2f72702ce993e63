from functions.agenda import events_delete, events_forget, events_restore


def test_what_is_taken_out_of_the_trash_does_not_come_back(invoke, diary):
    held = diary.put()
    invoke(events_delete, **diary.at(held))

    assert invoke(events_forget, **diary.at(held)).status == 204

    assert invoke(events_restore, **diary.at(held)).problem == "no-such-event"
    assert invoke(events_forget, **diary.at(held)).problem == "no-such-event"
