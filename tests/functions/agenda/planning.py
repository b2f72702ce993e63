"""Projects and tasks in an office, made by their doors."""

from functions.agenda import projects_create, projects_share, tasks_create


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
