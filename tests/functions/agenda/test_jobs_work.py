import errno
from datetime import UTC, datetime, timedelta

import pytest

from agenda.calendars.store import CalendarTable
from agenda.ics import parts, read
from agenda.jobs import taking
from agenda.jobs.model import Step
from agenda.jobs.table import JobTable
from agenda.people.model import Colleague
from agenda.people.table import PeopleTable
from agenda.sharing import Share
from functions.agenda import jobs_work
from identity.roles import RoleUpdate, roles
from kernel.etags import ANYTHING, IfMatch
from tests.functions.agenda.carrying import END, HEAD, Carrier, event, file, lying, many
from tests.functions.agenda.offices import Office
from tests.functions.batches import delivery, message
from tests.functions.identity.colleagues import Company

COUNTS = ("created", "updated", "unchanged", "left_out")


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    """Parts of two events, written one by one."""
    monkeypatch.setattr(parts, "ENTRIES", 2)
    monkeypatch.setattr(taking, "HEAVIEST", 1)


def counts(job):
    assert job["status"] == "done", job
    return [job["counts"][name] for name in COUNTS]


def step(invoke, job_id, number=None, person="ada", tries=0, workspace="acme"):
    """One step of a job, that is asked for once more."""
    now = JobTable().get(workspace, person, job_id).work.step if number is None else number
    said = Step(workspace=workspace, person=person, job_id=job_id, step=now, tries=tries)
    event = delivery(message(now, said.model_dump_json(), workspace=workspace, queue="test-agenda-jobs"))
    assert invoke(jobs_work, event=event).payload == {"batchItemFailures": []}
    return JobTable().get(workspace, person, job_id)


def test_a_file_that_comes_again_changes_only_what_is_otherwise_and_is_not_kept(carrier):
    text = many(3)
    first = carrier.brought(text)
    assert counts(first) == [3, 0, 0, 0]
    assert (first["counts"]["found"], first["counts"]["seen"]) == (3, 3)
    assert lying(first["job_id"]) == []

    assert counts(carrier.brought(text)) == [0, 0, 3, 0]
    assert counts(carrier.brought(text.replace("UID:e2\r\n", "UID:e2\r\nLOCATION:There\r\n"))) == [0, 1, 2, 0]
    assert len(list(carrier.events())) == 3


def test_what_goes_on_here_by_now_stays_as_it_is_when_an_older_file_comes(carrier):
    asks = "ORGANIZER:mailto:{}\r\nATTENDEE:mailto:g@example.org\r\nSUMMARY:"
    here, there = f"calendar-{'0' * 32}@example.com", "ada@example.com"
    ours, theirs, other = (
        event("tea", title).replace("SUMMARY:", asks.format(by))
        for title, by in (("Tea", here), ("Old tea", there), ("New tea", here))
    )

    assert counts(carrier.brought(file(ours))) == [1, 0, 0, 0]
    looked = carrier.brought(file(theirs, event("b")), preview=True)
    assert (looked["counts"]["created"], looked["counts"]["unchanged"]) == (1, 1)
    job = carrier.brought(file(theirs))
    assert counts(job) == [0, 0, 1, 0]
    assert [(each["line"], each["where"]) for each in job["notes"]] == [(3, "ORGANIZER")]
    assert [each["event"]["title"] for each in carrier.events()] == ["Tea"]

    assert counts(carrier.brought(file(other))) == [0, 1, 0, 0]


def test_what_cannot_be_taken_is_told_by_line_and_property_and_the_rest_is_taken(carrier):
    task = "BEGIN:VTODO\r\nUID:t\r\nDTSTAMP:20270101T000000Z\r\nEND:VTODO\r\n"
    journal = "BEGIN:VJOURNAL\r\nUID:j\r\nEND:VJOURNAL\r\n"
    large = event("large").replace("SUMMARY:", "X-NOTE:words\r\n" * 9000 + "SUMMARY:")
    job = carrier.brought(file(event("a"), event("b", start="20270231T090000Z"), task, journal, large, event("c")))

    assert counts(job) == [2, 0, 0, 4]
    told = [(each["line"], each["where"]) for each in job["problems"]]
    assert sorted(told) == [(12, "DTSTART"), (15, "VTODO"), (19, "VJOURNAL"), (22, "VEVENT")]


def test_a_part_whose_rules_would_take_too_long_altogether_is_taken_as_far_as_they_do_not(carrier, monkeypatch):
    monkeypatch.setattr(taking, "OF_SOME", 3000)
    ruled = [event(uid).replace("SUMMARY", "RRULE:FREQ=WEEKLY;COUNT=2000\r\nSUMMARY") for uid in ("a", "b")]
    job = carrier.brought(file(*ruled))

    assert counts(job) == [1, 0, 0, 1]
    (told,) = job["problems"]
    assert (told["line"], told["what"].partition(";")[0]) == (
        10,
        "RRULE: this file's rules take too long to look at",
    )


def test_looking_first_writes_nothing_and_says_what_would_become_of_it(carrier):
    carrier.brought(many(1))
    text = many(3).replace(END, event("bad", start="never") + END)
    looked = carrier.brought(text, preview=True)

    assert (looked["status"], looked["counts"]["created"], looked["counts"]["unchanged"]) == ("checked", 2, 1)
    assert len(list(carrier.events())) == 1
    assert carrier.start(looked["job_id"]).json["status"] == "writing"
    carrier.cloud.pumps.drain()
    done = carrier.job(looked["job_id"])
    assert counts(done) == [2, 0, 1, 1]
    assert len(done["problems"]) == 1
    assert lying(done["job_id"]) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<html>", "line 1: a line begins with the name of a property"),
        (f"{HEAD}METHOD:REPLY\r\n{event('a')}{END}", "this file is a message (REPLY), and not what a calendar holds"),
    ],
)
def test_what_no_calendar_holds_fails_with_the_reason(carrier, text, reason):
    job = carrier.brought(text)

    assert (job["status"], job["reason"]) == ("failed", reason)
    assert lying(job["job_id"]) == []


@pytest.mark.parametrize("full", [OSError(errno.ENOSPC, "No space left on device"), MemoryError()])
def test_where_there_is_no_room_it_fails_with_what_to_do_and_is_not_tried_again(carrier, monkeypatch, full):
    def spooled(*_):
        raise full

    monkeypatch.setattr(taking, "taken_apart", spooled)
    job = carrier.brought(many(1))

    assert (job["status"], job["reason"].partition(";")[0]) == ("failed", "this takes more room than there is")
    assert lying(job["job_id"]) == []


def test_who_may_not_write_any_more_writes_no_more(carrier, invoke, office):
    bob = office.person("bob")
    carrier.calendar_id = office.calendar(shares={"person:ada": "write"}, owner="bob")
    job_id = carrier.begun(many(4))
    for _ in range(2):
        step(invoke, job_id)
    carrier.caller = bob
    assert len(list(carrier.events())) == 2

    edit = lambda it: it.shared(Share(to="person:ada", role="read"))  # noqa: E731 - it is no more than that
    CalendarTable().share("acme", carrier.calendar_id, edit, IfMatch(), "ada")
    carrier.cloud.pumps.drain()
    carrier.caller = office.ada
    job = carrier.job(job_id)
    assert (job["status"], job["counts"]["created"]) == ("failed", 2)
    assert "write" in job["reason"]
    assert len(list(carrier.events())) == 2
    assert lying(job_id) == []


def test_who_does_not_look_after_the_workspace_s_own_any_more_writes_no_more(carrier, invoke, office):
    carrier.calendar_id, carrier.caller = office.calendar(owner=None), office.manager(role="manager")
    job_id = carrier.begun(many(4))
    for _ in range(2):
        step(invoke, job_id, person="mia")
    PeopleTable().keep("acme", Colleague(person="mia", modseq=2, role="member", groups=("new",)), 1)
    carrier.cloud.pumps.drain()

    job = carrier.job(job_id)
    assert (job["status"], job["counts"]["created"]) == ("failed", 2)
    assert job["reason"].startswith("you do not look after the calendars of the workspace any more")
    assert lying(job_id) == []


def test_a_role_that_is_changed_while_somebody_is_at_it_counts_at_the_next_step(invoke, cloud):
    company = Company()
    office, mia, role = Office(company.id), company.hire("mia"), company.role("agenda:manage")
    group = company.group(mia, role=role)
    caller = office.manager(mia, group)
    carrier = Carrier(invoke, cloud, office.calendar(owner=None), caller)
    job_id = carrier.begun(many(4))
    for _ in range(2):
        step(invoke, job_id, person=mia, workspace=company.id)
    assert JobTable().get(company.id, mia, job_id).job.counts.created == 2

    roles().update(company.boss, role, RoleUpdate(scopes=("people:read",)), ANYTHING)
    cloud.pumps.drain()
    job = JobTable().get(company.id, mia, job_id).job
    assert (job.status, job.counts.created) == ("failed", 2)
    assert str(job.reason).startswith("you do not look after the calendars of the workspace any more")


def test_who_left_the_workspace_carries_nothing_in_or_out(carrier, invoke, office):
    bob = office.person("bob")
    carrier.calendar_id, carrier.caller = office.default("bob"), bob
    job_id = carrier.exported()
    PeopleTable().keep("acme", Colleague(person="bob", modseq=2, status="deactivated"), 1)
    carrier.cloud.pumps.drain()
    assert carrier.job(job_id)["reason"] == "whoever asked for this is not in the workspace any more"


def test_who_is_killed_is_replaced_after_minutes_and_not_for_ever(carrier, invoke):
    job_id = carrier.begun(many(1))
    assert step(invoke, job_id, tries=1).job.status == "reading", "somebody is about it"

    def killed():
        """Nothing was heard of it for seven minutes."""
        ago = datetime.now(UTC) - timedelta(minutes=7)
        JobTable().change("acme", "ada", job_id, lambda it: it.moved(ago, it.work))

    killed()
    done = step(invoke, job_id, tries=1)
    assert (done.job.status, done.work.step) == ("writing", 2)
    assert step(invoke, job_id, 1, tries=2).work.step == 2
    killed()
    failed = step(invoke, job_id, tries=5)
    assert (failed.job.status, failed.job.reason) == (
        "failed",
        "this was broken off again and again; divide it, and bring one part after the other",
    )
    assert step(invoke, job_id, tries=1).job.status == "failed"


def test_a_step_that_is_asked_for_again_or_late_does_nothing_twice(carrier, invoke):
    job_id = carrier.begun(many(4))
    for number in (1, 1, 2, 1, 2, 3, 2, 3, 9):
        step(invoke, job_id, number)
    carrier.cloud.pumps.drain()

    assert counts(carrier.job(job_id)) == [4, 0, 0, 0]
    assert carrier.titles() == ["Football"] * 4


def test_an_export_holds_all_that_one_sees_and_alerts_and_files_too(carrier, diary):
    alerts = {"1": {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": "-PT10M"}}}
    links = {"1": {"@type": "Link", "rel": "enclosure", "href": "https://example.com/a.pdf", "title": "a.pdf"}}
    held = diary.put("Football", alerts=alerts, links=links)
    job_id = carrier.exported()
    carrier.cloud.pumps.drain()

    text = carrier.fetched(job_id).decode()
    (entry,) = read(text.encode()).entries
    assert (entry["alerts"], entry["links"]) == (held["event"]["alerts"], held["event"]["links"])
    job = carrier.job(job_id)
    assert (job["status"], job["counts"]["found"]) == ("done", 1)
    assert lying(job_id) == ["calendar.ics"]
    assert counts(carrier.brought(text)) == [0, 0, 1, 0], "what went out and comes back is what is there"
