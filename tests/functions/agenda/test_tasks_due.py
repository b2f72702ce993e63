from datetime import UTC, datetime

from functions.agenda import projects_unshare, projects_update, tasks_complete, tasks_due, tasks_update
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, titles, where

THIS = datetime.now(UTC).year
SOON = {"before": f"{THIS + 4}-01-01T00:00:00Z"}


def test_what_one_has_to_see_to_in_all_projects_by_its_day(invoke):
    office = Office()
    ada, bob = office.ada, office.person("bob")
    home, other = project(invoke, ada, {"person:bob": "write"}), project(invoke, ada)
    task(invoke, ada, home, title="Later", due=f"{THIS + 3}-06-01T09:00:00", timeZone="Europe/Berlin")
    task(invoke, ada, other, title="Overdue", due="2020-01-01T00:00:00", showWithoutTime=True)
    task(invoke, ada, other, title="By then", ours_deadline=f"{THIS + 2}-01-01")
    task(invoke, ada, home, title="Bob's", due="2027-01-01T00:00:00", ours_assignee="bob")
    task(invoke, ada, home, title="Some day")
    task(invoke, ada, home, title="Far", due=f"{THIS + 5}-01-01T00:00:00")

    first = invoke(tasks_due, caller=ada, query={**SOON, "limit": 2})
    second = invoke(tasks_due, caller=ada, query={**SOON, "limit": 2, "cursor": first.json["next"]})

    assert titles(first) + titles(second) == ["Overdue", "By then", "Later"]
    assert titles(invoke(tasks_due, caller=bob, query=SOON)) == ["Bob's"]
    assert titles(invoke(tasks_due, caller=ada)) == ["Overdue"]


def test_what_is_done_or_not_to_be_seen_any_more_is_not_there(invoke):
    office = Office()
    ada, bob = office.ada, office.person("bob")
    home, template = project(invoke, ada, {"person:bob": "write"}), project(invoke, ada, template=True)
    done = task(invoke, ada, home, title="Done", due="2027-01-01T00:00:00")
    given = task(invoke, ada, home, title="Given", due="2027-01-01T00:00:00")
    task(invoke, ada, template, title="Pattern", due="2027-01-01T00:00:00")
    invoke(tasks_complete, caller=ada, **where(done))
    invoke(tasks_update, caller=ada, **where(given), body={"patch": {"stoa.app:assignee": "bob"}})

    assert titles(invoke(tasks_due, caller=ada, query=SOON)) == []
    assert titles(invoke(tasks_due, caller=bob, query=SOON)) == ["Given"]
    invoke(projects_unshare, caller=ada, project_id=home, grantee="person:bob")
    assert titles(invoke(tasks_due, caller=bob, query=SOON)) == []
    task(invoke, ada, home, title="Old", due="2027-01-01T00:00:00")
    invoke(projects_update, caller=ada, project_id=home, body={"archived": True})
    assert titles(invoke(tasks_due, caller=ada, query=SOON)) == []
