"""Another room, which keeps a list in step with a project."""

from functions.agenda import changes_apply, changes_since


def todo(uid, title="Milk", **said):
    ours = {name.replace("ours_", "stoa.app:"): value for name, value in said.items()}
    return {"@type": "Task", "uid": uid, "title": title, **ours}


def part_of(uid):
    return {uid: {"relation": {"parent": True}}}


def bring(invoke, caller, project_id, *writes):
    """What another room has written into a project."""
    request = {"project_id": project_id, "writes": list(writes), "origin": "todoist"}
    return invoke(
        changes_apply, event={"caller": {"role": "member", "session": "s", **caller}, "request": request}
    ).payload


def link(number):
    return {"@type": "Link", "href": f"https://example.com/{'x' * 3000}/{number}"}


def changed(invoke, caller, project_id, since="0"):
    """What it is told of a project."""
    request = {"project_id": project_id, "since": since}
    return invoke(
        changes_since, event={"caller": {"role": "member", "session": "s", **caller}, "request": request}
    ).payload
