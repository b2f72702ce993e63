import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import boto3
import pytest

from agenda.attachments.bucket import folder
from agenda.attachments.holding import MOST
from agenda.attachments.ledger import Ledger
from agenda.house import tidying
from agenda.house.tidying import Tidying
from functions.agenda import (
    attachments_begin,
    attachments_get,
    attachments_sweep,
    events_delete,
    events_forget,
)
from infra.local.deployment import ACCOUNT
from tests.functions.agenda.happenings import Diary
from tests.functions.agenda.planning import project, task
from tests.functions.agenda.shipping import announced, shipped, whose


@pytest.fixture
def sweep(invoke, monkeypatch):
    """Let the sweeper run through a week, so many days from now."""

    def sweep(days=0):
        for day in range(7):

            class Later(datetime):
                @classmethod
                def now(cls, _=None):
                    return datetime.now(UTC) + timedelta(days=days + day)  # noqa: B023 - used within the turn

            monkeypatch.setattr(tidying, "datetime", Later)
            invoke(attachments_sweep)

    return sweep


def test_a_file_goes_to_which_nothing_has_led_for_a_month(invoke, diary, sweep):
    never, dropped, kept = (shipped(invoke, diary.calendar_id, diary.caller, each) for each in (b"n", b"dd", b"kkk"))
    talk = diary.put("Talk", links={"slides": dropped})
    diary.put("Lesson", links={"slides": kept})
    there = lambda link: invoke(attachments_get, **whose(link), caller=diary.caller).status == 303  # noqa: E731
    sweep()
    sweep(20)
    assert [there(each) for each in (never, dropped, kept)] == [True] * 3
    sweep(31)
    assert [there(each) for each in (never, dropped, kept)] == [False, True, True]

    invoke(events_delete, **diary.at(talk))
    sweep(31)
    sweep(62)
    assert there(dropped), "it can be fetched out of the trash"
    invoke(events_forget, **diary.at(talk))
    sweep()
    sweep(31)
    assert [there(dropped), there(kept)] == [False, True]
    assert Ledger().held("acme", "ada") == Ledger().held("acme") == 3
    assert not [each for each in lying() if "lone" in each]


def test_whatever_names_a_file_keeps_it(invoke, diary, office, sweep):
    links = [shipped(invoke, diary.calendar_id, diary.caller, each) for each in (b"1", b"2", b"3")]
    other = Diary(invoke, office.calendar(), office.ada)
    other.put("A copy", links={"slides": links[0]})
    other.put("Said so", description=f"See {links[1]['href']}, please.")
    made = project(invoke, office.ada)
    task(invoke, office.ada, made, links={"slides": links[2]})
    sweep()
    sweep(31)

    for link in links:
        assert invoke(attachments_get, **whose(link), caller=diary.caller).status == 303


def test_who_names_a_file_in_time_or_uploads_it_anew_keeps_it(invoke, diary, sweep):
    late, anew = (shipped(invoke, diary.calendar_id, diary.caller, each) for each in (b"late", b"anew"))
    sweep()
    diary.put("Talk", links={"slides": late})
    time.sleep(1.1)  # S3 knows by the second when something was put there
    shipped(invoke, diary.calendar_id, diary.caller, b"anew")
    sweep(31)

    for link in (late, anew):
        assert invoke(attachments_get, **whose(link), caller=diary.caller).status == 303
    (mark,) = [each for each in lying() if each.endswith(".lone")]
    assert anew["href"].rsplit("/", 1)[1] in mark


def test_who_uploads_a_file_anew_while_it_is_judged_keeps_it(invoke, diary, sweep, monkeypatch):
    link = shipped(invoke, diary.calendar_id, diary.caller, b"anew")
    sweep()
    named = tidying.named

    def meanwhile(workspace):
        found = named(workspace)
        shipped(invoke, diary.calendar_id, diary.caller, b"anew")
        return found

    time.sleep(1.1)  # S3 knows by the second when something was put there
    monkeypatch.setattr(tidying, "named", meanwhile)
    sweep(31)

    assert invoke(attachments_get, **whose(link), caller=diary.caller).status == 303
    assert Ledger().held("acme", "ada") == Ledger().held("acme") == len(b"anew")


def put_beside(workspace, data=b"it went along"):
    key = f"{folder(workspace, 'calendar')}{sha256(data).hexdigest()}"
    boto3.client("s3").put_object(Bucket=f"test-agenda-files-{ACCOUNT}", Key=key, Body=data)


class Broken(Ledger):
    """One in which a workspace cannot be read."""

    def __init__(self):
        self.asked = []

    def entries(self, workspace):
        self.asked.append(workspace)
        if workspace == "broken":
            raise ConnectionError(workspace)
        return super().entries(workspace)


def test_where_one_workspace_cannot_be_tidied_the_others_are(cloud):
    ledger = Broken()
    for workspace in ("acme", "broken", "zebra"):
        put_beside(workspace)
    with pytest.raises(ConnectionError):
        Tidying(ledger).tidy()

    assert sorted(ledger.asked) == ["acme", "broken", "zebra"]
    assert [Ledger().held(each) for each in ("acme", "zebra")] == [len(b"it went along")] * 2


def test_no_workspace_is_always_behind_another(cloud):
    for workspace in ("acme", "broken", "zebra"):
        put_beside(workspace)
    first, last = set(), set()
    for day in range(30):
        ledger = Broken()
        with suppress(ConnectionError):
            Tidying(ledger, lambda day=day: datetime.now(UTC) + timedelta(days=day)).tidy()
        first.add(ledger.asked[0])
        last.add(ledger.asked[-1])

    assert first == last == {"acme", "broken", "zebra"}


def test_what_is_counted_is_what_is_there(invoke, diary, office, sweep):
    body = announced(b"never uploaded")
    invoke(attachments_begin, calendar_id=diary.calendar_id, caller=diary.caller, body=body)
    data = b"it went along"
    key = f"{folder('acme', diary.calendar_id)}{sha256(data).hexdigest()}"
    boto3.client("s3").put_object(Bucket=f"test-agenda-files-{ACCOUNT}", Key=key, Body=data)
    assert Ledger().held("acme") == len(b"never uploaded")
    sweep(2)

    assert Ledger().held("acme", "ada") == 0
    assert Ledger().held("acme") == len(data)


def test_what_was_announced_and_never_came_takes_no_room_from_the_next_day_on(invoke, diary, sweep, monkeypatch):
    def begin(data):
        said = {"calendar_id": diary.calendar_id, "caller": diary.caller, "body": announced(data)}
        return invoke(attachments_begin, **said).status

    monkeypatch.setitem(MOST, "person", 100)
    assert [begin(b"a" * 90), begin(b"b" * 90)] == [201, 409]
    sweep(2)

    assert lying() == []
    assert begin(b"b" * 90) == 201


def test_what_was_announced_once_more_is_counted_as_long_as_it_can_be_uploaded(invoke, diary):
    said = {"calendar_id": diary.calendar_id, "caller": diary.caller, "body": announced(b"later")}
    invoke(attachments_begin, **said)
    (first,) = Ledger().entries("acme")
    time.sleep(1.1)  # it is noted by the second
    invoke(attachments_begin, **said)
    (again,) = Ledger().entries("acme")
    assert again.at > first.at

    Ledger().gone("acme", first)
    assert Ledger().held("acme", "ada") == Ledger().held("acme") == len(b"later")
    Ledger().gone("acme", again)
    assert Ledger().held("acme", "ada") == Ledger().held("acme") == 0


def lying():
    found = boto3.client("s3").list_objects_v2(Bucket=f"test-agenda-files-{ACCOUNT}", Prefix="files/")
    return [each["Key"] for each in found.get("Contents", ())]
