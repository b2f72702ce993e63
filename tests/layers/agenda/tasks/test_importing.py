"""A file is taken while others are in the same project."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from agenda.comments.model import Comment
from agenda.comments.table import CommentTable
from agenda.projects.holding import Holding
from agenda.projects.records import ProjectRecordsTable
from agenda.tasks.editing import drafted
from agenda.tasks.importing import Importing
from agenda.tasks.model import id_of
from agenda.tasks.store import TaskTable
from agenda.tasks.table import account, journal
from agenda.tasks.trees import placed
from kernel.callers import Caller
from kernel.ids import new_id
from kernel.once import NEVER
from kernel.pages import Page
from tests.functions.agenda.offices import NOW, Office

HEAD = "BEGIN:VCALENDAR\nVERSION:2.0\n"


@pytest.fixture
def office(cloud):
    return Office()


@pytest.fixture
def home(office):
    return office.project()


def todo(uid, parent=None, title=None):
    related = f"RELATED-TO:{parent}\n" if parent else ""
    return f"BEGIN:VTODO\nUID:{uid}\nDTSTAMP:20261101T000000Z\nSUMMARY:{title or uid}\n{related}END:VTODO\n"


@pytest.fixture
def take(office, home):
    """Bring a file with these into Ada's project, as it is kept; what became of it."""

    def take(*todos, store=None):
        ada = Caller(**{**office.ada, "scopes": frozenset()}, role="member", session="s")
        text = f"{HEAD}{''.join(todos)}END:VCALENDAR\n"
        return Importing(store or TaskTable(), Holding(ProjectRecordsTable())).take(ada, home, text.encode())

    return take


def test_a_thousand_problems_are_told_one_by_one_and_all_are_counted(take):
    event = "BEGIN:VEVENT\nUID:e\nDTSTAMP:20261101T000000Z\nDTSTART:20261101T000000Z\nEND:VEVENT\n"

    report = take(*[event.replace("UID:e", f"UID:e{number}") for number in range(1100)], todo("call"))

    assert (report.created, report.left_out, len(report.problems)) == (1, 1100, 1000)


class Said(CommentTable):
    """Where somebody else brings a comment after it was looked what is missing."""

    def __init__(self, *said):
        self.said = list(said)

    def missing(self, workspace, said):
        found = super().missing(workspace, said)
        while self.said:
            CommentTable().bring(workspace, [self.said.pop()])
        return found


def test_what_was_said_is_brought_once_whoever_else_brings_it(office):
    both = [("thread", Comment(comment_id=each, text=each, by="ada", at=NOW)) for each in ("a", "b")]

    assert Said(both[0]).bring(office.workspace, both) == 1
    assert [it.text for it in CommentTable().page(office.workspace, "thread", Page()).items] == ["a", "b"]


def told(report):
    return [getattr(report, name) for name in ("created", "updated", "unchanged", "left_out")]


def paths(office, home):
    return {it.task.title: it.path for it in TaskTable().open(office.workspace, home)}


class Grown(TaskTable):
    """A project in which somebody adds the last task that a tree has room for, after it was read."""

    def __init__(self, late):
        self.late = late

    def grow(self, workspace, project_id, steps, state):
        while self.late:
            super().create(workspace, self.late.pop(), NEVER)
        return super().grow(workspace, project_id, steps, state)


class Growing(Grown):
    """One in which they do so before it is read a second time."""

    def grown(self, workspace, project_id, task_ids):
        while self.late:
            self.create(workspace, self.late.pop(), NEVER)
        return super().grown(workspace, project_id, task_ids)


@pytest.mark.parametrize("kind", [Growing, Grown])
@pytest.mark.parametrize("below", [True, False])
def test_what_somebody_else_brings_meanwhile_stays_as_it_is(office, home, take, below, kind):
    take(todo("root"))
    (root,) = TaskTable().open(office.workspace, home)
    theirs = drafted({"title": "theirs"}, home, "ada", NOW, "twice")
    store = kind([placed(theirs, root) if below else theirs])

    report = take(todo("twice", "root"), todo("once", "root"), store=store)

    assert told(report) == [1, 0, 1, 0]
    there = {"root": (), "theirs": (root.task_id,) if below else (), "once": (root.task_id,)}
    assert paths(office, home) == there


def test_what_comes_below_counts_what_somebody_else_adds_meanwhile(office, home, take):
    take(todo("root"), *(todo(f"t{number}", "root") for number in range(44)))
    root = TaskTable().find(office.workspace, home, [id_of("root")])[id_of("root")]
    theirs = placed(drafted({"title": "theirs"}, home, "ada", NOW, new_id()), root)

    report = take(todo("ours", "root"), store=Grown([theirs]))

    assert (report.created, [each.where for each in report.notes]) == (1, ["RELATED-TO"])
    there = paths(office, home)
    assert (there["theirs"], there["ours"]) == ((root.task_id,), ())


class Written(TaskTable):
    """A project in which somebody does something before what is new is written."""

    def __init__(self, *done):
        self.done = list(done)

    def commit(self, workspace, batches):
        while self.done:
            self.done.pop()()
        return super().commit(workspace, batches)


def test_a_tree_of_which_somebody_brings_a_part_meanwhile_grows_around_it(office, home, take):
    twig = drafted({"title": "theirs"}, home, "ada", NOW, "twig")
    theirs = Written(lambda: TaskTable().create(office.workspace, twig, NEVER))
    trees = [todo("root"), todo("twig", "root"), todo("leaf", "twig"), todo("lost", "?"), todo("other")]

    report = take(*trees, store=theirs)

    assert (told(report), [it.line for it in report.notes]) == ([4, 0, 1, 0], [20])
    there = {"root": (), "theirs": (), "leaf": (twig.task_id,), "lost": (), "other": ()}
    assert paths(office, home) == there


def test_what_somebody_throws_away_meanwhile_comes_again_with_what_is_part_of_it(office, home, take):
    take(todo("root"), todo("other"))
    owner, root = account(office.workspace, home), id_of("root")
    theirs = Written(lambda: journal(office.workspace).delete(owner, root))

    report = take(todo("leaf", "root"), todo("root", title="New"), todo("other", title="Else"), store=theirs)

    assert told(report) == [2, 1, 0, 0]
    assert paths(office, home) == {"New": (), "leaf": (root,), "Else": ()}


def test_who_brings_the_same_file_at_the_same_time_is_told_that_it_is_there(office, home, take):
    trees = [todo(f"t{number}", f"t{number - 1}" if number % 4 else None) for number in range(200)]
    ready = Barrier(2)

    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda _: take(*trees, store=Written(ready.wait)), range(2)))

    assert [told(each)[0] + told(each)[2] for each in both] == [200, 200]
    assert sum(each.created for each in both) == 200
    there = list(TaskTable().open(office.workspace, home))
    assert sorted(len(it.path) for it in there) == [depth for depth in range(4) for _ in range(50)]
