from functions.agenda import (
    alerts_list,
    comments_create,
    comments_delete,
    comments_follow,
    comments_update,
    preferences_update,
    projects_unshare,
    tasks_move,
)
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, where


def test_the_words_of_a_comment_are_those_that_it_has_wherever_its_task_is(invoke, cloud, rows):
    def words():
        cloud.pumps.drain()
        return [row["sk"]["S"].partition("#")[0] for row in rows("agenda-words-1") if "words" not in row]

    ada = Office().ada
    made = task(invoke, ada, project(invoke, ada), title="?")
    said = invoke(comments_create, caller=ada, **where(made), body={"text": "ladder"}).json
    assert words() == ["ladder"]

    moved = invoke(tasks_move, caller=ada, **where(made), body={"project_id": project(invoke, ada)}).json
    invoke(comments_update, caller=ada, **where(moved), comment_id=said["comment_id"], body={"text": "brush"})
    assert words() == ["brush"]
    invoke(comments_delete, caller=ada, **where(moved), comment_id=said["comment_id"])
    assert (words(), rows("agenda-words-1")) == ([], [])
    invoke(comments_follow)  # of one that is not there


def test_who_is_named_by_somebody_else_is_told_once_where_they_work_and_by_a_letter(invoke, cloud, desk):
    ada, bob = desk.ada, desk.office.person("bob")
    made = task(invoke, ada, project(invoke, ada, {"person:bob": "read"}))
    said = invoke(comments_create, caller=ada, **where(made), body={"text": "Ask @bob, says @ada"}).json
    assert said["mentions"] == ["bob", "ada"]
    again = {"text": "Do ask @Bob"}
    invoke(comments_update, caller=ada, **where(made), comment_id=said["comment_id"], body=again)
    cloud.pumps.drain()

    assert desk.letters == [("Bob <bob@example.com>", "Ada mentioned you: Pay the rent")]
    (told,) = invoke(alerts_list, caller=bob).json["items"]
    assert (told["kind"], told["title"], told["by"], told["object_id"]) == (
        *("mention", "Pay the rent", "ada", made["task_id"]),
    )
    assert invoke(alerts_list, caller=ada).json["items"] == []


def test_nobody_is_told_who_does_not_see_it_and_no_letter_comes_to_who_wants_none(invoke, cloud, desk):
    ada, bob, eve = desk.ada, desk.office.person("bob"), desk.office.person("eve")
    desk.office.person("joe")
    home = project(invoke, ada, {"person:bob": "read", "person:eve": "read"})
    made = task(invoke, ada, home)
    invoke(preferences_update, caller=eve, body={"mentions": False})
    said = invoke(comments_create, caller=ada, **where(made), body={"text": "@bob @eve @joe @nobody"}).json
    assert said["mentions"] == ["bob", "eve"]
    invoke(projects_unshare, caller=ada, project_id=home, grantee="person:bob")
    cloud.pumps.drain()

    assert desk.letters == []
    assert [len(invoke(alerts_list, caller=each).json["items"]) for each in (bob, eve)] == [0, 1]
