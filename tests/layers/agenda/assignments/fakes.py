"""Something that is given to somebody, and who tells them of it."""

from datetime import UTC, datetime

from agenda.assignments.model import Assignment
from agenda.people.model import Colleague
from agenda.projects.holding import Looked
from agenda.projects.model import Project
from agenda.sharing import Share
from agenda.tasks.model import Assigned
from contracts.agenda import TaskChanged
from tests.layers.agenda.tasks.doing import stored

NOW = datetime(2026, 12, 1, 8, 45, tzinfo=UTC)
ADA = Colleague(person="ada", name="Ada Lovelace", email="ada@example.org", zone="Europe/Berlin")
BOB = Colleague(person="bob", name="Bob", email="bob@example.org", zone="America/New_York", locale="en-US")
MOVE = Project(
    project_id="home",
    name="Move to the new office",
    owner="ada",
    created=NOW,
    shares=(Share(to="workspace", role="read"),),
)


def given(by="ada", among=1, to="bob", **said):
    """A task that somebody gave somebody."""
    task = stored(ours_assignee=to, **said)
    return task.model_copy(update={"assigned": Assigned(by=by, at=NOW, among=among)})


def assignment(among=1, **said):
    return Assignment(given(among=among, **said), MOVE, BOB, ADA, among)


def changed(**said):
    usual = {"workspace": "acme", "project_id": "home", "task_id": "a", "uid": "a", "kind": "updated", "modseq": 1}
    return TaskChanged(**{**usual, "open": True, "assignee": "bob", "assigned": True, **said})


class Town:
    """All that is kept, and who writes."""

    def __init__(self, task=None, project=MOVE, people=(ADA, BOB)):
        self.kept, self.project, self.people = task or given(), project, {each.person: each for each in people}
        self.claimed, self.told, self.failing = set(), [], None
        self.wants, self.going = True, True

    def task(self, _, project_id, *__):
        return self.kept if self.kept.project_id == project_id else None

    def look(self, _, people, project_ids):
        there = {each: self.people[each] for each in people if each in self.people}
        return Looked(dict.fromkeys(project_ids, self.project), there, {})

    def wanted(self, *_):
        return self.wants

    def claim(self, _, person, name):
        first = (person, name) not in self.claimed
        self.claimed.add((person, name))
        return first

    def give_back(self, _, person, name):
        self.claimed.remove((person, name))

    def open(self, _):
        return self.going

    def tell(self, _, given):
        if self.failing:
            raise self.failing
        self.told.append(given.to.person)
