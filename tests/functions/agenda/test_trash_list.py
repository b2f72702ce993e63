from functions.agenda import events_delete, trash_list


def test_the_trash_is_for_who_may_write(invoke, diary, office):
    bob = office.person("bob")
    diary.calendar_id = office.calendar(shares={"person:bob": "read"})
    titles = {"a", "b", "c"}
    for title in titles:
        invoke(events_delete, **diary.at(diary.put(title)))

    def trash(caller, **query):
        return invoke(trash_list, calendar_id=diary.calendar_id, caller=caller, query=query)

    first = trash(office.ada, limit=2).json
    second = trash(office.ada, limit=2, cursor=first["next"]).json
    assert {each["event"]["title"] for each in first["items"] + second["items"]} == titles
    assert trash(bob).problem == "not-allowed"
