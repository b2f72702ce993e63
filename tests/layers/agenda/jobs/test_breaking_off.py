"""Whoever brings a file in may be broken off at any moment: another goes on, and it ends as if nothing had been."""

import itertools
from functools import partial
from hashlib import sha256

import pytest

from agenda.access import access
from agenda.events.rows import account
from agenda.events.rows import journal as events
from agenda.ics import parts
from agenda.jobs import jobs, taking, work
from agenda.jobs.bucket import JobBucket
from agenda.jobs.model import OVER, ImportDraft, Start, Step
from agenda.jobs.queues import StepQueue
from agenda.jobs.rights import IdentityRights
from agenda.jobs.table import JobTable
from agenda.jobs.working import Working
from kernel import aws
from kernel.callers import Caller, within
from kernel.pages import Page
from tests.functions.agenda.carrying import END, event, file, many
from tests.functions.agenda.offices import Office
from tests.soaking import more, soak

pytestmark = soak

HELD = more(3, 7)
EVERY = more(7, 1)
"""It breaks off at every so-manieth call."""
LARGE = more(150, 20_000)
ADA = Caller("acme", "ada", "member", frozenset({"agenda:read", "agenda:write"}), "")


class Broken(Exception):
    """The process was killed."""


class Fuse:
    """Kills the process at one call to AWS: before it is made, or when it was made and nobody heard of it."""

    def __init__(self, at, *, after):
        self.left, self.after = at, after

    def __call__(self, call, name, said):
        self.left -= 1
        if self.left == 0 and not self.after:
            raise Broken(name)
        answer = call(name, said)
        if self.left == 0:
            raise Broken(name)
        return answer


@pytest.fixture
def office(cloud):
    with within("acme"):
        yield Office()


@pytest.fixture
def fused(monkeypatch):
    """Let every call to AWS burn a fuse."""

    clients = {service: aws.client(service) for service in ("dynamodb", "s3")}
    plain = {service: each._make_api_call for service, each in clients.items()}

    def fused(fuse):
        for service, each in clients.items():
            call = partial(fuse, plain[service]) if fuse else plain[service]
            monkeypatch.setattr(each, "_make_api_call", call)

    return fused


def begun(calendar_id, text, *, preview=False):
    """A job that waits for its first step."""
    data = text.encode()
    wanted = ImportDraft(name="work.ics", size=len(data), sha256=sha256(data).hexdigest())
    job_id = jobs().begin(ADA, calendar_id, wanted).job.job_id
    JobBucket().put("acme", job_id, "upload", data)
    jobs().start(ADA, job_id, Start(preview=preview))
    return job_id


def ended(job_id):
    """Every step that is asked for, until none is: each again when it was broken off."""
    broken = 0
    while True:
        try:
            kept = JobTable().get("acme", "ada", job_id)
            work().step(Step(workspace="acme", person="ada", job_id=job_id, step=kept.work.step))
        except Broken:
            broken += 1
            continue
        if kept.job.status in OVER:
            return kept.job, broken


def held(calendar_id):
    found = events().page(account("acme", calendar_id), Page(limit=200)).items
    return {it.event["uid"]: it.modseq for it in found}


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_whenever_somebody_is_broken_off_it_ends_as_if_nothing_had_been(office, fused, monkeypatch, after):
    monkeypatch.setattr(parts, "ENTRIES", 2)
    monkeypatch.setattr(taking, "HEAVIEST", 1)
    text = many(HELD).replace(END, event("bad", start="never") + END)
    for at in itertools.count(1, EVERY):
        calendar_id = office.calendar()
        job_id = begun(calendar_id, text)
        fused(Fuse(at, after=after))
        job, broken = ended(job_id)
        fused(None)

        counts = job.counts
        assert (job.status, counts.created, counts.updated, counts.unchanged) == ("done", HELD, 0, 0), at
        assert (counts.left_out, counts.seen, len(job.problems)) == (1, counts.found, 1), at
        assert len(held(calendar_id)) == HELD
        assert list(JobBucket().names("acme", job_id)) == []
        if not broken:
            assert at > 20, "it was broken off in every place before"
            return


def test_two_who_do_the_same_step_do_it_once(office, monkeypatch):
    monkeypatch.setattr(taking, "HEAVIEST", 1)
    calendar_id = office.calendar()
    job_id = begun(calendar_id, many(4))
    here, there = work(), work()
    step = Step(workspace="acme", person="ada", job_id=job_id, step=1)
    here.step(step)
    second = Step(workspace="acme", person="ada", job_id=job_id, step=2)
    written = here.taking.store.write

    class Racing(JobTable):
        """Another does all of the step just before each is written."""

        def write(self, *args):
            there.step(second)
            written(*args)

    slow = taking.Taking(Racing(), JobBucket(), access())
    Working(JobTable(), JobBucket(), access(), StepQueue(), IdentityRights(), slow, slow).step(second)
    job, _ = ended(job_id)
    assert (job.counts.created, job.counts.unchanged) == (4, 0)


def test_what_others_write_meanwhile_is_judged_anew(office, monkeypatch):
    calendar_id = office.calendar()
    text = file(event("a"), event("b"))
    job_id, other = begun(calendar_id, text), begun(calendar_id, text)
    for each in (1, 2):
        work().step(Step(workspace="acme", person="ada", job_id=other, step=each))
    job, _ = ended(job_id)

    assert (job.counts.created, job.counts.unchanged) == (0, 2)
    assert sorted(held(calendar_id)) == ["a", "b"]


def test_twenty_thousand_events_come_in_with_visible_progress(office):
    number = LARGE
    calendar_id = office.calendar()
    job_id = begun(calendar_id, many(number))
    seen = []
    while True:
        kept = JobTable().get("acme", "ada", job_id)
        seen.append(kept.job.counts.seen)
        work().step(Step(workspace="acme", person="ada", job_id=job_id, step=kept.work.step))
        if kept.job.status in OVER:
            break

    assert (kept.job.status, kept.job.counts.created) == ("done", number)
    assert seen == sorted(seen)
    assert len(set(seen)) > number // parts.ENTRIES
