"""Projects and tasks in an office, made by their doors."""

from functions.agenda import projects_create, projects_share


def project(invoke, caller, shares=None, **said):
    """The id of a project that somebody begins, shared as a dictionary says."""
    made = invoke(projects_create, caller=caller, body={"name": "Move", **said})
    assert made.status == 201, made.text
    project_id = made.json["project_id"]
    for to, role in (shares or {}).items():
        invoke(projects_share, caller=caller, project_id=project_id, grantee=to, body={"role": role})
    return project_id
