import icalendar

from functions.agenda import projects_export, projects_import, tasks_complete, tasks_delete
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import project, task, where

RICH = {
    "due": "2027-03-01T09:00:00",
    "timeZone": "Europe/Berlin",
    "priority": 5,
    "keywords": {"paper": True},
    "ours_deadline": "2027-03-15",
    "ours_assignee": "bob",
    "ours_checklist": [{"id": "1", "title": "Sign it"}],
    "alerts": {"1": {"trigger": {"@type": "OffsetTrigger", "offset": "-PT10M"}}},
}


def export(invoke, caller, project_id, tag=""):
    return invoke(projects_export, caller=caller, project_id=project_id, headers={"if-none-match": tag})


def said(answer):
    """What another reader finds in it, task by task, but for who did it: that nobody says but the house."""
    return {
        str(it["SUMMARY"]): sorted(
            (name, getattr(value, "to_ical", lambda value=value: value)())
            for name, value in it.property_items()
            if name not in {"DTSTAMP", "SEQUENCE"} and getattr(value, "params", {}).get("JSPTR") != "stoa.app:lastDone"
        )
        for it in icalendar.Calendar.from_ical(answer.text).walk("VTODO")
    }


def test_all_of_a_project_goes_out_and_comes_into_another_one_as_it_was(invoke):
    office = Office()
    ada, bob = office.ada, office.person("bob")
    home, other = (project(invoke, ada, {"person:bob": "read"}, name="Home") for _ in range(2))
    form = task(invoke, ada, home, title="Form", **RICH)
    task(invoke, ada, home, title="Stamp", parent=form["task_id"])
    done = task(invoke, ada, home, title="Pen")
    invoke(tasks_complete, caller=ada, **where(done))
    gone = task(invoke, ada, home, title="Ink")
    invoke(tasks_delete, caller=ada, **where(gone))

    answer = export(invoke, bob, home)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Home.ics"'
    read = {str(it["SUMMARY"]): it for it in icalendar.Calendar.from_ical(answer.text).walk("VTODO")}
    assert (sorted(read), read["Form"]["PRIORITY"]) == (["Form", "Pen", "Stamp"], 5)
    assert (str(read["Stamp"]["RELATED-TO"]), str(read["Pen"]["STATUS"])) == (form["task"]["uid"], "COMPLETED")
    assert export(invoke, bob, home, answer.headers["ETag"]).status == 304

    taken = invoke(projects_import, caller=ada, project_id=other, raw=answer.text).json
    assert (taken["created"], taken["left_out"], taken["notes"]) == (3, 0, [])
    assert said(export(invoke, ada, other)) == said(answer)


def test_nobody_takes_out_what_they_do_not_see(invoke):
    office = Office()

    assert export(invoke, office.person("eve"), project(invoke, office.ada)).problem == "no-such-project"
