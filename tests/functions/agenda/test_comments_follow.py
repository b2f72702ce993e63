from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, urlsplit

import pytest

from agenda.comments.model import Remark
from agenda.comments.service import Comments
from agenda.comments.table import CommentTable
from agenda.projects.holding import Holding
from agenda.projects.records import ProjectRecordsTable
from functions.agenda import (
    alerts_list,
    comments_create,
    comments_delete,
    comments_follow,
    comments_list,
    comments_update,
    letters_stop,
    preferences_get,
    preferences_update,
    projects_unshare,
    tasks_bulk,
    tasks_delete,
    tasks_move,
    tasks_restore,
    tasks_search,
)
from kernel.callers import Caller, within
from kernel.once import NEVER
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
    letter = message_from_bytes(cloud.stores.outbox.sent()[-1].raw, policy=default)
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    (token,) = parse_qs(urlsplit(letter["List-Unsubscribe"].strip("<>")).query)["token"]
    assert invoke(letters_stop, caller=None, query={"token": token}).json == {"kind": "mentions"}
    assert invoke(preferences_get, caller=bob).json["mentions"] is False
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


class Meanwhile(CommentTable):
    """Comments between whose being thought of and being written something else happens."""

    def __init__(self, deed):
        self.deed = deed

    def create(self, workspace, thread, comment, once):
        self.deed()
        return super().create(workspace, thread, comment, once)


@pytest.mark.parametrize("heard", ["nothing", "everything", "what is said"])
@pytest.mark.parametrize("moment", ["while it is said", "once it is said"])
@pytest.mark.parametrize("times", [1, 2])
def test_what_is_said_while_its_task_goes_into_another_project_goes_along_and_is_told_of(
    invoke, cloud, desk, heard, moment, times
):
    ada = desk.ada
    desk.office.person("bob")
    first, *others = (project(invoke, ada, {"person:bob": "read"}) for _ in range(1 + times))
    there = [where(task(invoke, ada, first, title="Paint"))]
    cloud.pumps.drain()

    def goes():
        for to in others:
            bulk = {"operations": [{"do": "move", **there[-1], "to": {"project_id": to}}]}
            said = invoke(tasks_bulk, caller=ada, body=bulk) if times > 1 else None
            moved = (
                said.json["tasks"][0] if said else invoke(tasks_move, caller=ada, **there[-1], body={"project_id": to})
            )
            there.append(where(moved if said else moved.json))
        if heard == "everything":
            cloud.pumps.drain()

    during = Meanwhile(goes if moment == "while it is said" else lambda: None)
    service = Comments(during, Holding(ProjectRecordsTable()))
    caller = Caller(**{**ada, "scopes": frozenset(ada["scopes"].split())}, role="member", session="s")
    with within(caller.workspace):
        service.say(caller, *there[0].values(), Remark(text="Ask @bob for the ladder"), NEVER)
    if moment == "once it is said":
        if heard == "what is said":
            cloud.pumps.drain()
        goes()
    cloud.pumps.drain()

    assert [it["text"] for it in invoke(comments_list, caller=ada, **there[-1]).json["items"]] == [
        "Ask @bob for the ladder"
    ]
    assert [where(it) for it in invoke(tasks_search, caller=ada, query={"q": "ladder"}).json["items"]] == there[-1:]
    assert desk.letters == [("Bob <bob@example.com>", "Ada mentioned you: Paint")]


def test_what_is_said_of_a_task_that_is_thrown_away_in_this_moment_comes_back_with_it(invoke, cloud, desk):
    ada = desk.ada
    there = where(task(invoke, ada, project(invoke, ada)))
    service = Comments(Meanwhile(lambda: invoke(tasks_delete, caller=ada, **there)), Holding(ProjectRecordsTable()))
    caller = Caller(**{**ada, "scopes": frozenset(ada["scopes"].split())}, role="member", session="s")
    with within(caller.workspace):
        service.say(caller, *there.values(), Remark(text="Look for the ladder"), NEVER)
    cloud.pumps.drain()
    found = lambda: invoke(tasks_search, caller=ada, query={"q": "ladder"}).json["items"]  # noqa: E731 - it is no more

    assert found() == []
    invoke(tasks_restore, caller=ada, **there)
    cloud.pumps.drain()
    assert [where(it) for it in found()] == [there]
