"""Tasks, as a page shows them and as the API has them."""

import re

from tests.journeys.pages.people import bearer


def row(page, title):
    return page.get_by_role("listitem").filter(has=page.get_by_role("button", name=re.compile(f"^{title}")))


def chosen(page, deed):
    """Something that can be done with a project, chosen from its menu."""
    page.get_by_role("button", name="More for this project").click()
    page.locator(".tasks-page > header").get_by_role("button", name=deed, exact=True).click()


def project_of(house, email, name, lines, sections=()):
    """A project with tasks in it, as lines say them; those that begin with a stroke are part of the one before."""
    shown = bearer(house, email)
    draft = {"name": name, "sections": [{"name": each} for each in sections]}
    project = house.ask("POST", "/api/agenda/projects", draft, shown)[1]["project_id"]
    path, parent = f"/api/agenda/projects/{project}/tasks", None
    for line in lines:
        if line.startswith("- "):
            body = {"task": {"title": line[2:]}, "parent_id": parent}
            assert house.ask("POST", path, body, shown)[0] == 201
        else:
            status, said = house.ask("POST", f"{path}/quick", {"text": line, "zone": "UTC"}, shown)
            assert status == 201, said
            parent = said["task"]["task_id"]
    return project, shown


def tasks_of(house, project, shown, done="false"):
    """What is to be done in a project, by its title."""
    items = house.ask("GET", f"/api/agenda/projects/{project}/tasks?done={done}", headers=shown)[1]["items"]
    return {each["task"]["title"]: each for each in items}
