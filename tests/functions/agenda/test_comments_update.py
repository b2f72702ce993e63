from functions.agenda import comments_create, comments_update
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, where


def test_only_who_said_it_says_it_otherwise(invoke):
    office = Office()
    bob = office.person("bob")
    made = task(invoke, office.ada, project(invoke, office.ada, {"person:bob": "admin"}))
    said = invoke(comments_create, caller=office.ada, **where(made), body={"text": "A"}).json
    which = {**where(made), "comment_id": said["comment_id"]}

    changed = invoke(comments_update, caller=office.ada, **which, body={"text": "B, @bob"})
    stale = invoke(comments_update, caller=office.ada, **which, body={"text": "C"}, headers={"if-match": '"1"'})

    assert (changed.json["text"], changed.json["edited"] is not None) == ("B, @bob", True)
    assert changed.json["mentions"] == ["bob"]
    assert (stale.status, stale.headers["ETag"]) == (412, '"2"')
    assert invoke(comments_update, caller=bob, **which, body={"text": "C"}).problem == "not-allowed"
    missing = {**which, "comment_id": "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"}
    assert invoke(comments_update, caller=office.ada, **missing, body={"text": "C"}).problem == "no-such-comment"
