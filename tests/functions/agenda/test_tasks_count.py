from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default

from functions.agenda import (
    alerts_list,
    comments_create,
    tasks_complete,
    tasks_count,
    tasks_delete,
    tasks_done,
    tasks_move,
    tasks_reopen,
    tasks_restore,
    tasks_update,
)
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, where

DAILY = {"due": "2020-01-01T09:00:00", "recurrenceRules": [{"frequency": "daily"}]}


def test_each_thing_is_counted_once_however_often_it_is_told_and_wherever_it_goes(invoke, cloud):
    ada = Office().ada
    home, other = project(invoke, ada), project(invoke, ada)
    once, often, undone = task(invoke, ada, home), task(invoke, ada, home, **DAILY), task(invoke, ada, home)
    for it in (once, often, often, undone):
        invoke(tasks_complete, caller=ada, **where(it))
    invoke(tasks_reopen, caller=ada, **where(undone))
    invoke(tasks_move, caller=ada, **where(once), body={"project_id": other})
    invoke(tasks_count)
    invoke(tasks_count)
    cloud.pumps.drain()

    assert [day["done"] for day in invoke(tasks_done, caller=ada).json["days"]] == [3]


def test_with_a_task_that_went_from_the_trash_goes_what_was_said_about_it(invoke, cloud, rows):
    ada = Office().ada
    home = project(invoke, ada)
    gone, kept = task(invoke, ada, home), task(invoke, ada, home)
    for it in (gone, kept):
        invoke(comments_create, caller=ada, **where(it), body={"text": "Soon"})
    invoke(tasks_delete, caller=ada, **where(gone))
    cloud.pumps.drain()
    later = (datetime.now(UTC) + timedelta(days=31)).timestamp()
    cloud.stores.expire(later)
    cloud.pumps.drain()

    assert {row["pk"]["S"].split("#")[1] for row in rows("agenda-comments-1")} == {kept["task_id"]}
    assert not [row for row in rows("agenda-tasks-1") if row["pk"]["S"].endswith("#trash") and row["sk"]["S"][0] != "!"]


def test_the_words_are_those_of_the_task_as_it_is_and_of_what_is_said_about_it(invoke, cloud, rows):
    def words():
        cloud.pumps.drain()
        return {row["sk"]["S"].partition("#")[0] for row in rows("agenda-words-1") if "words" not in row}

    ada = Office().ada
    made = task(invoke, ada, project(invoke, ada), title="Paint")
    invoke(comments_create, caller=ada, **where(made), body={"text": "ladder"})
    assert words() == {"paint", "ladder"}

    invoke(tasks_update, caller=ada, **where(made), body={"patch": {"title": "Whitewash"}})
    assert words() == {"whitewash", "ladder"}
    invoke(tasks_delete, caller=ada, **where(made))
    assert (words(), rows("agenda-words-1")) == (set(), [])
    invoke(tasks_restore, caller=ada, **where(made))
    assert words() == {"whitewash", "ladder"}


def test_whom_a_description_names_is_told_once_and_who_is_named_later_then(invoke, cloud, desk):
    ada, bob = desk.ada, desk.office.person("bob")
    desk.office.person("eve")
    desk.office.person("joe")
    home, other = (project(invoke, ada, {"person:bob": "read", "person:eve": "write"}) for _ in range(2))
    rent = task(invoke, ada, home, description="Ask @bob or @ada, not @joe")
    cloud.pumps.drain()
    assert desk.letters == [("Bob <bob@example.com>", "Ada mentioned you: Pay the rent")]
    letter = message_from_bytes(cloud.stores.outbox.sent()[0].raw, policy=default)
    assert "one-click" in letter["List-Unsubscribe-Post"].lower()
    (told,) = invoke(alerts_list, caller=bob).json["items"]
    assert (told["kind"], told["by"], told["object_id"]) == ("mention", "ada", rent["task_id"])

    for text in ("Ask @bob or @eve", "Ask @eve", "Ask @bob and @eve today"):
        invoke(tasks_update, caller=ada, **where(rent), body={"patch": {"description": text}})
        cloud.pumps.drain()
    invoke(tasks_move, caller=ada, **where(rent), body={"project_id": other})
    invoke(tasks_count)
    cloud.pumps.drain()
    assert [to for to, _ in desk.letters] == ["Bob <bob@example.com>", "Eve <eve@example.com>"]
