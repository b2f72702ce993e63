import boto3

from agenda.access import access
from agenda.attachments.bucket import FileBucket
from agenda.attachments.carrying import Carrying
from agenda.attachments.holding import MOST
from agenda.attachments.ledger import Ledger
from agenda.events.model import Ref
from agenda.events.service import Events
from agenda.events.table import EventTable
from functions.agenda import attachments_get, events_get, events_move, events_update
from infra.local.deployment import ACCOUNT
from kernel.callers import Caller
from kernel.etags import ANYTHING
from kernel.settings import ORIGIN
from tests.functions.agenda.happenings import WEEKLY, Diary
from tests.functions.agenda.shipping import shipped, whose


def test_an_event_goes_from_one_calendar_to_another(invoke, diary, office):
    held, other = diary.put(), Diary(invoke, office.calendar(), office.ada)

    moved = invoke(events_move, **diary.at(held), body={"calendar_id": other.calendar_id}).json

    assert moved["calendar_id"] == other.calendar_id
    assert (diary.starts(), other.starts()) == ([], [("2026-12-01T18:00:00", "Football")])
    assert invoke(events_get, **diary.at(held)).problem == "no-such-event"


def test_one_must_be_allowed_to_write_in_both(invoke, diary, office):
    bob = office.person("bob")
    held, target = diary.put(), office.calendar("bob", {"person:ada": "read"})

    def tried(calendar_id, **said):
        return invoke(events_move, **{**diary.at(held), **said}, body={"calendar_id": calendar_id}).problem

    assert tried(target) == "not-allowed"
    assert tried(target, caller=bob) == "not-allowed"
    assert tried(diary.calendar_id) == "already-there"
    assert tried(office.calendar(), headers={"if-match": '"7"'}) == "outdated"


def test_its_files_go_along_to_who_reads_the_other_calendar_and_to_nobody_else(invoke, office):
    old = Diary(invoke, office.calendar(shares={"person:bob": "read"}), office.ada)
    new = Diary(invoke, office.calendar(shares={"person:eve": "read"}), office.ada)
    bob, eve = office.person("bob"), office.person("eve")
    slides, notes = (shipped(invoke, old.calendar_id, office.ada, data) for data in (b"slides", b"notes"))
    elsewhere = {"@type": "Link", "href": "https://example.com/plan"}
    said = {"description": f"See {slides['href']}", "recurrenceRules": WEEKLY}
    later = {"2026-12-08T18:00:00": {"links/notes": notes}}
    held = old.put(links={"slides": slides, "plan": elsewhere}, recurrenceOverrides=later, **said)

    def got(caller, link):
        return invoke(attachments_get, **whose(link), caller=caller).status

    assert [got(bob, each) for each in (slides, notes)] == [303, 303]
    moved = invoke(events_move, **old.at(held), body={"calendar_id": new.calendar_id}).json["event"]

    there = moved["links"]["slides"], moved["recurrenceOverrides"]["2026-12-08T18:00:00"]["links/notes"]
    assert [whose(each)["calendar_id"] for each in there] == [new.calendar_id] * 2
    assert (moved["links"]["plan"], moved["description"]) == (elsewhere, said["description"])
    assert [got(eve, each) for each in there] == [303, 303]
    assert [got(bob, each) for each in (slides, notes)] == [404, 404]

    back = invoke(events_move, **new.at(held), body={"calendar_id": old.calendar_id}).json["event"]
    assert back["links"]["slides"] == slides
    assert [got(bob, each) for each in (slides, notes)] == [303, 303]
    assert [got(eve, each) for each in there] == [404, 404]


def test_a_file_to_which_another_event_leads_stays_for_that_one(invoke, office):
    old, new = (Diary(invoke, office.calendar(), office.ada) for _ in range(2))
    slides = shipped(invoke, old.calendar_id, office.ada)
    held, _ = (old.put(title, links={"slides": slides}) for title in ("Talk", "Rehearsal"))

    moved = invoke(events_move, **old.at(held), body={"calendar_id": new.calendar_id}).json["event"]

    for link in (slides, moved["links"]["slides"]):
        assert invoke(attachments_get, **whose(link), caller=office.ada).status == 303


def test_a_file_that_is_not_there_keeps_no_event_from_moving(invoke, office):
    old, new = (Diary(invoke, office.calendar(), office.ada) for _ in range(2))
    slides = shipped(invoke, old.calendar_id, office.ada)
    bucket, key = f"test-agenda-files-{ACCOUNT}", f"files/acme/{old.calendar_id}/{whose(slides)['file']}"
    boto3.client("s3").delete_object(Bucket=bucket, Key=key)

    moved = invoke(events_move, **old.at(old.put(links={"slides": slides})), body={"calendar_id": new.calendar_id})

    assert moved.json["event"]["links"]["slides"] == slides


class Slow(FileBucket):
    """It takes so long to copy a file that somebody adds another one to the event meanwhile."""

    def __init__(self, meanwhile):
        self.meanwhile, self.copied = meanwhile, []

    def carry(self, workspace, source, target, sha256):
        self.copied.append(sha256)
        while self.meanwhile:
            self.meanwhile.pop()()
        return super().carry(workspace, source, target, sha256)


def test_a_file_is_copied_once_though_the_event_changes_meanwhile(invoke, office):
    old, new = (Diary(invoke, office.calendar(), office.ada) for _ in range(2))
    slides, notes = (shipped(invoke, old.calendar_id, office.ada, data) for data in (b"slides", b"notes"))
    held = old.put(links={"slides": slides})
    shelf = Slow([lambda: invoke(events_update, **old.at(held), body={"links/notes": notes})])
    ada = Caller(**{**office.ada, "scopes": frozenset()}, role="member", session="s")
    ours = Events(EventTable(), access(), Carrying(ORIGIN, shelf))

    moved = ours.move(ada, Ref(old.calendar_id, held["event_id"]), new.calendar_id, ANYTHING)

    assert shelf.copied == [whose(each)["file"] for each in (slides, notes)]
    assert {whose(each)["calendar_id"] for each in moved.event["links"].values()} == {new.calendar_id}


def test_what_goes_along_takes_room_of_who_moves_it_and_not_once_more_of_who_moves_it_back(invoke, office, monkeypatch):
    monkeypatch.setitem(MOST, "person", 20)
    shares = {"person:bob": "write"}
    bob = {"caller": office.person("bob")}
    old, new, third = (Diary(invoke, office.calendar(shares=shares), office.ada) for _ in range(3))
    links = {str(n): shipped(invoke, old.calendar_id, office.ada, data) for n, data in enumerate((b"slides", b"notes"))}
    held = old.put(links=links)

    def moved(source, target):
        return invoke(events_move, **{**source.at(held), **bob}, body={"calendar_id": target.calendar_id})

    def room():
        return [Ledger().held("acme", each) for each in ("ada", "bob", "")]

    assert room() == [11, 0, 11]
    for source, target in ((old, new), (new, old), (old, new)):
        assert moved(source, target).status == 200
        assert room() == [11, 11, 22]

    full = moved(new, third)
    assert (full.status, full.problem) == (409, "no-room-for-files")
    assert {name: full.json[name] for name in ("whose", "held", "asked")} == {
        "whose": "person",
        "held": 11,
        "asked": 11,
    }
    assert [len(each.starts()) for each in (new, third)] == [1, 0]
    lying = boto3.client("s3").list_objects_v2(Bucket=f"test-agenda-files-{ACCOUNT}", Prefix="files/")["Contents"]
    assert not [each["Key"] for each in lying if third.calendar_id in each["Key"]], "nothing is half copied"
    assert room() == [11, 11, 22]


def test_files_that_take_more_room_than_anybody_has_go_nowhere(invoke, office, monkeypatch):
    bob, shares = office.person("bob"), {"person:bob": "write"}
    old, new = (Diary(invoke, office.calendar(shares=shares), office.ada) for _ in range(2))
    links = {str(n): shipped(invoke, old.calendar_id, office.ada, data) for n, data in enumerate((b"slides", b"notes"))}
    held = old.put(links=links)
    monkeypatch.setitem(MOST, "person", 10)

    full = invoke(events_move, **{**old.at(held), "caller": bob}, body={"calendar_id": new.calendar_id})

    assert (full.problem, full.json["held"], full.json["asked"]) == ("no-room-for-files", 0, 11)


def test_a_calendar_that_has_it_takes_it_no_second_time(invoke, diary, office):
    other = Diary(invoke, office.calendar(), office.ada)
    held, _ = (each.put(uid="party@example.com") for each in (diary, other))

    refused = invoke(events_move, **diary.at(held), body={"calendar_id": other.calendar_id})

    assert (refused.problem, refused.json["errors"][0]["field"]) == ("already-exists", "calendar_id")
