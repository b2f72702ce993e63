from agenda.calendars.store import CalendarTable
from agenda.sharing import Share
from kernel.etags import IfMatch
from tests.functions.agenda.carrying import many


def test_an_import_goes_on_when_its_file_has_come_and_once(carrier):
    waiting = carrier.announced(many(1))["job"]["job_id"]
    assert carrier.start(waiting).problem == "not-uploaded"

    there = carrier.uploaded(many(1))
    started = carrier.start(there)
    assert (started.status, started.json["status"]) == (202, "reading")
    assert carrier.start(there).problem == "not-now"
    carrier.cloud.pumps.drain()
    assert carrier.job(there)["status"] == "done"


def test_nobody_starts_what_is_somebody_elses_or_what_they_may_not_any_more(carrier, office):
    bob = office.person("bob")
    carrier.calendar_id = office.calendar(shares={"person:bob": "write"})
    carrier.caller = bob
    bobs = carrier.uploaded(many(1))
    carrier.caller = office.ada
    assert carrier.start(bobs).problem == "no-such-job"

    carrier.caller = bob
    edit = lambda it: it.shared(Share(to="person:bob", role="read"))  # noqa: E731 - it is no more than that
    CalendarTable().share("acme", carrier.calendar_id, edit, IfMatch(), "bob")
    assert carrier.start(bobs).problem == "not-allowed"
    assert carrier.job(bobs)["status"] == "waiting"
