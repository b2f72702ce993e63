"""Pages, hosts and diaries to book with."""

from datetime import timedelta

from hypothesis import strategies as st

from agenda.booking.diaries import Appointment, Diary
from agenda.booking.page import Host, Page
from agenda.freebusy import Hours
from agenda.times import local
from tests.layers.agenda.freebusy import minutes

ALWAYS = {day: [{"begins": "00:00", "ends": "24:00"}] for day in minutes.WEEKDAYS}
ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kathmandu"]


def host(person="ada", zone="UTC", week=ALWAYS, **more):
    return Host(person=person, hours=Hours.model_validate({"zone": zone, "week": week}), **more)


def page(*hosts, kind=None, **more):
    usual = {
        "page_id": "page",
        "slug": "ada-30",
        "owner": "ada",
        "title": "Half an hour",
        "zone": "UTC",
        "notice": 0,
        "horizon": 30,
        "hosts": hosts or (host(),),
        "kind": kind or ("person" if len(hosts) < 2 else "round-robin"),
    }
    return Page.model_validate(usual | more)


@st.composite
def worlds(draw):
    """A page, the diaries of its hosts, and when somebody looks."""
    zone, since = draw(st.sampled_from(minutes.CHANGES))
    names = ["ada", "bob", "cleo"][: draw(st.integers(1, 3))]
    hosts = []
    for name in names:
        there = draw(st.sampled_from([zone, *ZONES]))
        hosts.append(Host(person=name, hours=draw(minutes.hours(there, since)), weight=draw(st.integers(1, 3))))
    found = page(
        *hosts,
        kind="person" if len(hosts) == 1 else draw(st.sampled_from(["round-robin", "collective"])),
        zone=zone,
        durations=(draw(st.sampled_from([15, 40, 90])),),
        interval=draw(st.sampled_from([15, 30, 60])),
        before=draw(st.sampled_from([0, 10, 35])),
        after=draw(st.sampled_from([0, 5, 30])),
        limits={"day": draw(st.sampled_from([None, 1, 2])), "week": draw(st.sampled_from([None, 2]))},
        notice=draw(st.sampled_from([0, 90])),
        horizon=1,
    )
    diaries = [Diary(each, draw(minutes.busy(since)), draw(appointments(since))) for each in hosts]
    return found, diaries, since


@st.composite
def appointments(draw, since):
    begun = [draw(minutes.minutes(since)) for _ in range(draw(st.integers(0, 2)))]
    return tuple(
        Appointment(
            at,
            at + timedelta(minutes=draw(st.integers(10, 60))),
            draw(st.sampled_from(["page", "other"])),
            f"b{number}",
            timedelta(minutes=draw(st.sampled_from([0, 20]))),
            timedelta(minutes=draw(st.sampled_from([0, 20]))),
        )
        for number, at in enumerate(begun)
    )


def could(found, diary, begins):
    """Whether a host could be with a guest then, minute by minute."""
    ends = begins + timedelta(minutes=found.durations[0])
    early, late = timedelta(minutes=found.before), timedelta(minutes=found.after)
    if not all(minutes.shown(diary.host.hours, at) for at in minutes.every(begins, ends)):
        return False
    if any(
        _meet(begins - early, ends + late, each.begins, each.ends) for each in diary.busy if each.begins < each.ends
    ):
        return False
    for each in diary.appointments:
        if _meet(begins - early, ends + late, each.begins, each.ends):
            return False
        if _meet(begins, ends, each.begins - each.before, each.ends + each.after):
            return False
    return within_limits(found, diary, [*(each.begins for each in diary.appointments if each.page == "page"), begins])


def within_limits(found, diary, begun):
    days = [local(each, diary.host.hours.zone).date() for each in begun]
    for most, key in ((found.limits.day, lambda day: day), (found.limits.week, lambda day: day.isocalendar()[:2])):
        keys = [key(each) for each in days]
        if most and keys.count(keys[-1]) > most:
            return False
    return True


def _meet(begins, ends, since, before):
    return begins < before and since < ends
