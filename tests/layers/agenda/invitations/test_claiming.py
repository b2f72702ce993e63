"""What a letter from outside says that its reader answered is not their answer."""

from agenda.events.notes import OUTSIDE
from agenda.invitations.claiming import of_outsider

ME = frozenset({"ada@example.com"})
RID = "2026-12-08T16:00:00"


def event(status="accepted", patch=None, **more):
    people = {
        "e": {"email": "eve@example.net", "roles": {"owner": True}, "participationStatus": "accepted"},
        "a": {"email": "Ada@example.com", "roles": {"attendee": True}, "participationStatus": status, **more},
    }
    return {"participants": people, **({"recurrenceOverrides": {RID: patch}} if patch else {})}


def said(it):
    return {key: each["participationStatus"] for key, each in it["participants"].items()}


def test_who_is_invited_is_unanswered_until_they_answer():
    first = of_outsider(event(), None, ME)

    assert first[OUTSIDE]
    assert said(first) == {"e": "accepted", "a": "needs-action"}
    assert said(of_outsider(event("declined"), None, ME))["a"] == "declined"


def test_what_they_said_themselves_stays():
    assert said(of_outsider(event(), event(), ME))["a"] == "accepted"
    assert said(of_outsider(event(scheduleUpdated="2026-12-01T00:00:00Z"), None, ME))["a"] == "accepted"


def test_nor_does_it_answer_for_one_of_many_times():
    path = "participants/a/participationStatus"
    whole = {"participants/a": event()["participants"]["a"]}
    all_of_them = {"participants": event()["participants"]}

    assert of_outsider(event("needs-action", {path: "accepted", "title": "x"}), None, ME)["recurrenceOverrides"] == {
        RID: {"title": "x"}
    }
    assert of_outsider(event("needs-action", {path: "declined"}), None, ME)["recurrenceOverrides"][RID][path]
    known = event("needs-action", {path: "accepted"})
    assert of_outsider(known, known, ME)["recurrenceOverrides"][RID] == {path: "accepted"}
    there = of_outsider(event("needs-action", whole), None, ME)["recurrenceOverrides"][RID]
    assert there["participants/a"]["participationStatus"] == "needs-action"
    there = of_outsider(event("needs-action", all_of_them), None, ME)["recurrenceOverrides"][RID]
    assert said(there) == {"e": "accepted", "a": "needs-action"}
    assert of_outsider(event("needs-action", {"participants": None}), None, ME)["recurrenceOverrides"][RID] == {
        "participants": None
    }
