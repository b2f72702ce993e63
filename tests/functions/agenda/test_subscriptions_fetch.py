from datetime import date, timedelta
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from agenda.subscriptions.books import FetchedEvents
from agenda.subscriptions.fetching import Load, Superseded
from functions.agenda import calendars_delete, events_get, subscriptions_fetch
from tests.functions.agenda.elsewhere import calendar

FILES = Path(__file__).parents[2] / "layers/agenda/ics/files"


@pytest.fixture
def followed(there, follower):
    """What is there was read once."""
    there.put(calendar("Football", "Handball", "Tennis"))
    follower.subscribes()
    follower.fetches()
    return follower


def test_only_what_is_otherwise_is_written_and_what_is_there_no_more_goes(there, followed, told, cloud):
    assert followed.events() == {"Football": 1, "Handball": 1, "Tennis": 1}
    cloud.pumps.drain()
    before = len(told("agenda.EventChanged"))
    assert before == 3
    there.put(calendar("Football", "Tennis", stamp="20270109T000000Z").replace("SUMMARY:Tennis", "SUMMARY:Squash"))
    followed.later()
    followed.fetches()
    cloud.pumps.drain()

    assert followed.events() == {"Football": 1, "Squash": 2}
    assert sorted((each["kind"], each["origin"]) for each in told("agenda.EventChanged")) == [
        ("destroyed", "subscription"),
        ("updated", "subscription"),
    ]
    kept = followed.kept
    assert (kept.events, kept.failures, kept.problem) == (2, 0, "")


def test_who_has_it_already_says_so_and_nothing_is_read_for_it(there, followed, round_trips):
    changed = followed.kept.changed
    followed.later()
    followed.fetches()

    assert there.asked[-1].keys() == {"If-None-Match"}
    assert round_trips(subscriptions_fetch) == ["BatchGetItem", "PutItem", "PutItem"]
    assert (followed.kept.changed, followed.kept.checked > changed) == (changed, True)


@pytest.mark.parametrize("stamp", ["20270101T000000Z", "20270109T000000Z"])
def test_where_a_server_cannot_say_that_nothing_changed_nothing_is_written_either(there, followed, told, stamp):
    there.tagged = False
    there.put(calendar("Football", "Handball", "Tennis", stamp=stamp))
    changed = followed.kept.changed
    followed.later()
    followed.fetches()

    assert followed.events() == {"Football": 1, "Handball": 1, "Tennis": 1}
    assert followed.kept.changed == changed


def test_what_was_not_read_costs_nothing_to_compare_however_much_there_is(there, followed, round_trips):
    there.tagged = False
    followed.later()
    followed.fetches()

    assert round_trips(subscriptions_fetch) == ["BatchGetItem", "PutItem", "PutItem"]


def test_of_a_file_that_was_cut_nothing_vanishes_and_what_cannot_be_read_stays_as_it_was(there, followed):
    there.put(calendar("Football", "Squash").removesuffix("END:VCALENDAR\r\n"))
    followed.later()
    followed.fetches()
    assert followed.events().keys() == {"Football", "Handball", "Tennis", "Squash"}
    bad = calendar("Football", "Handball").replace("DTSTART:20270102T090000Z\r\nSUMMARY:Handball", "DTSTART:no")
    there.put(bad)
    followed.later()
    followed.fetches()

    assert followed.events().keys() == {"Football", "Handball"}, "the others are gone, and this one is there somehow"
    assert (followed.kept.events, followed.kept.left_out) == (1, 1)


@pytest.mark.parametrize(
    ("status", "headers", "why"),
    [
        (404, {}, "there is nothing at this address, or not any more"),
        (500, {}, "it answered with 500"),
        (302, {"Location": "https://192.168.1.1/"}, "this host is not on the public internet"),
    ],
)
def test_while_nothing_comes_all_stays_and_it_is_said_why(there, followed, status, headers, why):
    there.answers(status, **headers)
    for failures in (1, 2):
        followed.later()
        followed.fetches()
        assert (followed.kept.failures, followed.kept.problem) == (failures, why)
    since = followed.kept.failing

    assert followed.events().keys() == {"Football", "Handball", "Tennis"}
    there.put(b"<html>")
    followed.later()
    followed.fetches()
    assert followed.kept.problem.startswith("line 1")
    assert followed.kept.failing == since
    there.put(calendar("Football"))
    followed.later()
    followed.fetches()
    assert (followed.kept.failing, followed.events().keys()) == (None, {"Football"})


def test_it_may_send_us_on_and_be_written_in_another_alphabet_and_end_somewhere_else(there, follower):
    there.put(calendar("Fußball").encode("iso-8859-1"))
    there.headers = {"Content-Type": "text/calendar; charset=ISO-8859-1"}
    plain, sent = there.answer, []

    def once(request):
        sent.append(request.path)
        return request.answer(302, Location="/there.ics") if request.path == "/team.ics" else plain(request)

    there.answer = once
    follower.subscribes()
    follower.fetches()

    assert list(follower.events()) == ["Fußball"]
    assert sent == ["/team.ics", "/there.ics"] * 2


def test_more_than_a_transaction_holds_comes_and_goes(there, follower):
    there.put(calendar(*(f"e{number}" for number in range(100))))
    follower.subscribes()
    follower.fetches()
    assert len(follower.events()) == 100
    there.put(calendar("e7"))
    follower.later()
    follower.fetches()

    assert list(follower.events()) == ["e7"]


def test_who_is_asked_already_is_not_asked_again_and_who_was_too_slow_writes_nothing(there, followed, monkeypatch):
    asked = len(there.asked)
    followed.fetches()
    assert len(there.asked) == asked, "its time has not come"
    there.put(calendar("Squash"))
    followed.later()
    slow, write = followed.kept, FetchedEvents.write

    def late(self, workspace, it, load):
        """Somebody puts another address there, just before."""
        self.save(workspace, it.model_copy(update={"host": "other"}))
        write(self, workspace, it, load)

    monkeypatch.setattr(FetchedEvents, "write", late)
    followed.fetches()
    assert followed.events().keys() == {"Football", "Handball", "Tennis"}
    assert followed.kept.host == "other"
    monkeypatch.undo()
    with pytest.raises(Superseded):
        FetchedEvents().write("acme", slow, Load({}, tuple(followed.ids())))


def test_who_is_broken_off_leaves_it_to_the_next(there, followed, monkeypatch):
    old = there.file
    there.put(calendar(*(f"e{number}" for number in range(100))))
    followed.later()
    write, done = FetchedEvents.write, []

    def breaks(self, workspace, it, load):
        if done:
            raise Superseded("the power went")
        done.append(write(self, workspace, it, load))

    monkeypatch.setattr(FetchedEvents, "write", breaks)
    followed.fetches()
    assert len(followed.events()) > 3
    monkeypatch.setattr(FetchedEvents, "write", write)
    there.put(old)
    followed.later()
    followed.fetches()

    assert followed.events().keys() == {"Football", "Handball", "Tennis"}


def test_who_is_broken_off_by_what_nobody_foresaw_leaves_it_alone_for_a_while(there, followed, monkeypatch):
    def breaks(*_):
        raise MemoryError

    with monkeypatch.context() as broken:
        broken.setattr(FetchedEvents, "write", breaks)
        there.put(calendar("Squash"))
        for _ in range(3):
            followed.later()
            with pytest.raises(AssertionError, match="MemoryError"):
                followed.fetches()
        asked, kept = len(there.asked), followed.kept
        followed.fetches()
    assert (kept.failures, len(there.asked)) == (2, asked), "it is not asked when the message comes again"
    assert kept.due - kept.asked > timedelta(hours=3)
    followed.later()
    followed.fetches()

    assert (followed.kept.failures, followed.kept.problem, list(followed.events())) == (0, "", ["Squash"])


def test_nobody_asks_for_what_lies_in_the_trash_or_is_not_there(invoke, office, there, followed):
    assert invoke(calendars_delete, caller=office.ada, calendar_id=followed.calendar_id).status == 204
    followed.later()
    before, asked = followed.kept.due, len(there.asked)
    followed.fetches()
    assert (len(there.asked), followed.kept.due > before) == (asked, True)
    followed.calendar_id = office.default()
    followed.fetches()


def test_what_reminds_in_a_file_reminds_nobody_here(invoke, office, there, follower):
    alarm = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT5M\r\nDESCRIPTION:Now\r\nEND:VALARM\r\n"
    there.put(calendar("Football", more=alarm))
    follower.subscribes()
    follower.fetches()
    (event_id,) = follower.ids()
    event = invoke(events_get, caller=office.ada, calendar_id=follower.calendar_id, event_id=event_id).json["event"]

    assert event["useDefaultAlerts"] is True
    assert "alerts" not in event


@pytest.mark.parametrize(("name", "events"), [("google", 2), ("outlook", 2), ("apple", 2), ("nextcloud", 1)])
def test_files_of_other_programs_are_followed(there, follower, name, events):
    there.put((FILES / f"{name}.ics").read_bytes())
    follower.subscribes()
    follower.fetches()

    assert (len(follower.events()), follower.kept.left_out) == (events, 0)


def test_a_server_that_we_did_not_write_and_a_file_that_another_program_writes(there, follower, tmp_path):
    made, event = Calendar(), Event()
    for name, value in (("uid", "a"), ("summary", "Chess")):
        event.add(name, value)
    event.add("dtstart", date(2027, 1, 2))
    made.add_component(event)
    (tmp_path / "team.ics").write_bytes(made.to_ical())
    there.answer = lambda request: _served(request, tmp_path)
    follower.subscribes()
    follower.fetches()
    follower.later()
    follower.fetches()

    assert list(follower.events()) == ["Chess"]
    assert there.asked[-1].keys() == {"If-Modified-Since"}
    assert follower.kept.failures == 0


def _served(request, folder):
    """As the standard library serves files."""
    request.directory, request.index_pages = str(folder), ()
    request.extensions_map = SimpleHTTPRequestHandler.extensions_map
    for name in ("translate_path", "send_head", "guess_type", "copyfile"):
        setattr(request, name, getattr(SimpleHTTPRequestHandler, name).__get__(request))
    SimpleHTTPRequestHandler.do_GET(request)
