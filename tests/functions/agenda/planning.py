"""Projects and tasks in an office, made by their doors, or beside them."""

from datetime import UTC, datetime

from agenda.comments.model import Comment
from agenda.comments.table import account as about
from agenda.comments.table import journal as comments
from agenda.filters.model import Filter, Wanted
from agenda.filters.table import FilterTable
from agenda.tallies.model import Feat
from agenda.tallies.table import TallyTable
from agenda.tasks.editing import drafted
from agenda.tasks.model import Done
from agenda.tasks.table import account, journal
from functions.agenda import projects_create, projects_share, tasks_create
from kernel.once import NEVER


def project(invoke, caller, shares=None, **said):
    """The id of a project that somebody begins, shared as a dictionary says."""
    made = invoke(projects_create, caller=caller, body={"name": "Move", **said})
    assert made.status == 201, made.text
    project_id = made.json["project_id"]
    for to, role in (shares or {}).items():
        said = invoke(projects_share, caller=caller, project_id=project_id, grantee=to, body={"role": role})
        assert said.status == 200, said.text
    return project_id


def task(invoke, caller, project_id, parent=None, **said):
    """A task, as its door answers; what it says is JSCalendar."""
    ours = {name.replace("ours_", "stoa.app:"): value for name, value in said.items()}
    body = {"task": {"title": "Pay the rent", **ours}, "parent_id": parent}
    made = invoke(tasks_create, caller=caller, project_id=project_id, body=body)
    assert made.status == 201, made.text
    return made.json


def where(made):
    """Which task, as the doors want to know."""
    return {"project_id": made["project_id"], "task_id": made["task_id"]}


def titles(listing):
    return [it["task"]["title"] for it in listing.json["items"]]


def planned(office, uid="0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f", **said):
    """The id of a project with a task in it, of which somebody says something, and which was done once."""
    now, project_id = datetime.now(UTC), office.project(**said)
    made = journal(office.workspace).create(
        account(office.workspace, project_id), drafted({"title": "Pay"}, project_id, "ada", now, uid)
    )
    comments().create(about(office.workspace, made.task_id), Comment(comment_id="c", text="Soon", by="ada", at=now))
    wanted = Filter(filter_id=uid, wanted=Wanted(name="Urgent"))
    FilterTable().create(office.workspace, "ada", wanted, NEVER)
    TallyTable().count(office.workspace, Feat(made.task_id, Done(at=now, by="ada")), now.date())
    return project_id
