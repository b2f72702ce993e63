import boto3

from agenda.calendars.store import CalendarTable
from agenda.ics import read
from agenda.sharing import Share
from kernel.etags import IfMatch
from tests.functions.agenda.carrying import BUCKET, event, file


def test_the_file_of_an_export_is_there_until_its_week_is_over(carrier):
    carrier.brought(file(event("a", "Football"), event("b", "Handball")))
    job_id = carrier.exported()
    assert carrier.fetch(job_id).problem == "nothing-to-fetch"
    carrier.cloud.pumps.drain()

    found = read(carrier.fetched(job_id))
    assert (sorted(each["title"] for each in found.entries), found.name) == (["Football", "Handball"], "Ada")
    location = carrier.fetch(job_id).headers["Location"]
    assert "response-content-disposition=attachment%3B%20filename%2A%3DUTF-8%27%27Ada.ics" in location
    boto3.client("s3").delete_object(Bucket=BUCKET, Key=f"jobs/acme/{job_id}/calendar.ics")
    assert carrier.fetch(job_id).problem == "nothing-to-fetch"


def test_a_long_report_is_a_file_and_a_short_one_is_told_with_the_job(carrier):
    bad = [event(f"bad{each}", start="20270231T000000Z") for each in range(60)]
    short, long = (carrier.brought(file(event("a"), *some)) for some in (bad[:3], bad))

    assert carrier.fetch(short["job_id"]).problem == "nothing-to-fetch"
    assert (len(short["problems"]), short["file"]) == (3, False)
    assert (len(long["problems"]), long["file"], long["counts"]["left_out"]) == (50, True, 60)
    told = carrier.fetched(long["job_id"]).decode().splitlines()
    assert told[:2] == ["Left out:", "line 12: DTSTART: there is no 20270231T000000Z in the calendar"]
    assert len([each for each in told if "DTSTART" in each]) == 60


def test_what_one_may_not_see_any_more_one_does_not_get(carrier, office):
    bob = office.person("bob")
    carrier.calendar_id = office.calendar(shares={"person:bob": "read"})
    carrier.caller = bob
    job_id = carrier.exported()
    carrier.cloud.pumps.drain()
    assert carrier.fetch(job_id).status == 303

    edit = lambda it: it.shared(Share(to="person:bob", role="free-busy"))  # noqa: E731 - it is no more than that
    CalendarTable().share("acme", carrier.calendar_id, edit, IfMatch(), "bob")
    assert carrier.fetch(job_id).problem == "not-allowed"
