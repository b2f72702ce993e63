import json

import pytest
from pydantic import BaseModel

from kernel import callers
from kernel.api import Api
from kernel.callers import WorkspaceId
from kernel.changes import Change
from kernel.events import Event
from kernel.once import Once
from tests.layers.kernel.api.knocks import CONTEXT


class Letter(BaseModel):
    text: str

    def read(self):
        if self.text == "poison":
            raise ValueError("password=hunter2")
        return self.text


def message(number, text, *, workspace="acme", group=None):
    said = {"workspace": {"stringValue": workspace, "dataType": "String"}} if workspace else {}
    return {
        "messageId": f"m{number}",
        "body": json.dumps({"text": text}),
        "attributes": {"MessageGroupId": group} if group else {},
        "messageAttributes": said,
        "eventSourceARN": f"arn:aws:sqs:eu-central-1:000000000000:test-x-inbox{'.fifo' if group else ''}",
    }


def box(**more):
    app, read = Api("test"), []

    @app.queue("x-inbox", **more)
    def take(workspace: WorkspaceId, letter: Letter, once: Once) -> None:
        read.append((workspace, callers.bound.get(), letter.read(), once.key))

    return app, read


def failed(answer):
    return [each["itemIdentifier"] for each in answer["batchItemFailures"]]


def test_a_poison_message_fails_alone(capsys):
    app, read = box()

    answer = app({"Records": [message(1, "a"), message(2, "poison"), message(3, "b")]}, CONTEXT)

    assert failed(answer) == ["m2"]
    assert [text for *_, text, _ in read] == ["a", "b"]
    assert "hunter2" not in capsys.readouterr().out


def test_each_message_binds_its_own_workspace():
    app, read = box()

    app({"Records": [message(1, "a", workspace="acme"), message(2, "b", workspace="umbrella")]}, CONTEXT)

    assert read == [("acme", "acme", "a", "m1"), ("umbrella", "umbrella", "b", "m2")]
    assert callers.bound.get() is None


def test_a_message_that_says_not_whose_it_is_fails_unless_the_door_crosses():
    app, read = box()
    crossing, crossed = box(crosses="letters come to the house")

    assert failed(app({"Records": [message(1, "a", workspace=None)]}, CONTEXT)) == ["m1"]
    assert failed(crossing({"Records": [message(1, "a", workspace=None)]}, CONTEXT)) == []
    assert (read, crossed) == ([], [(None, None, "a", "m1")])


def test_a_message_that_cannot_be_read_fails_alone():
    app, read = box()
    broken = {**message(1, ""), "body": "{"}

    assert failed(app({"Records": [broken, message(2, "b")]}, CONTEXT)) == ["m1"]
    assert len(read) == 1


def test_nothing_of_a_group_overtakes_what_failed():
    app, read = box()
    batch = [
        message(1, "a", group="g"),
        message(2, "poison", group="g"),
        message(3, "b", group="g"),
        message(4, "c", group="h"),
    ]

    assert failed(app({"Records": batch}, CONTEXT)) == ["m2", "m3"]
    assert [text for *_, text, _ in read] == ["a", "c"]


def change(number, key, *, old=None, new=None, account="acme#ada"):
    images = {"OldImage": old, "NewImage": new}
    return {
        "eventID": f"e{number}",
        "eventSourceARN": "arn:aws:dynamodb:eu-central-1:000000000000:table/test-x-notes-1/stream/2026",
        "dynamodb": {
            "Keys": {"pk": {"S": account}, "sk": {"S": key}},
            "SequenceNumber": str(number),
            **{name: image for name, image in images.items() if image is not None},
        },
    }


def watcher():
    app, seen = Api("test"), []

    @app.stream("x-notes-1")
    def see(change: Change) -> None:
        if change.key == "poison":
            raise RuntimeError
        seen.append((change.workspace, change.account, change.table, change.key, change.kind))

    return app, seen


def test_changes_arrive_in_order_and_nothing_passes_one_that_failed():
    app, seen = watcher()
    batch = [
        change(1, "a", new={}),
        change(2, "b", new={"t": 1}),
        change(3, "poison", new={"t": 1}),
        change(4, "c", new={}),
    ]

    assert failed(app({"Records": batch}, CONTEXT)) == ["3"]
    assert [key for *_, key, _ in seen] == ["a", "b"]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (None, {"title": {"S": "a"}}, "created"),
        ({"title": {"S": "a"}}, {"title": {"S": "b"}}, "updated"),
        ({"title": {"S": "a"}}, {"deleted_on": {"S": "2026-11-21#0"}}, "destroyed"),
        ({"title": {"S": "a"}}, None, "destroyed"),
        ({"deleted_on": {"S": "2026-11-21#0"}}, None, "swept"),
        ({"deleted_on": {"S": "2026-11-21#0"}}, {"title": {"S": "a"}}, "created"),
    ],
)
def test_a_tombstone_counts_as_no_row(old, new, kind):
    app, seen = watcher()

    app({"Records": [change(1, "a", old=old, new=new)]}, CONTEXT)

    assert seen == [("acme", "acme#ada", "test-x-notes-1", "a", kind)]


def test_nobody_hears_of_the_kernels_own_rows():
    app, seen = watcher()

    answer = app({"Records": [change(1, "!counter", new={}), change(2, "!once#k", new={})]}, CONTEXT)

    assert (failed(answer), seen) == ([], [])


class NoteKept(Event):
    note_id: str


def test_an_event_of_the_bus_is_unwrapped_and_known_by_its_own_id():
    app, seen = Api("test"), []

    @app.bus("x.NoteKept")
    def hear(kept: NoteKept, once: Once) -> None:
        seen.append((kept.note_id, callers.bound.get(), once.key))

    envelope = {"id": "evt-1", "detail-type": "x.NoteKept", "detail": {"workspace": "acme", "note_id": "n1"}}
    record = {**message(1, ""), "body": json.dumps(envelope), "messageAttributes": {}}

    assert failed(app({"Records": [record]}, CONTEXT)) == []
    assert seen == [("n1", "acme", "evt-1")]


@pytest.mark.parametrize("body", ["{", "[]", "7", '{"id": "e"}', '{"id": "e", "detail": "x"}', '{"detail": {}}'])
def test_what_is_no_event_fails_alone(body):
    app, heard = Api("test"), []

    @app.bus("x.NoteKept")
    def hear(kept: NoteKept) -> None:
        heard.append(kept.note_id)

    good = {**message(2, ""), "body": '{"id": "e2", "detail": {"workspace": "acme", "note_id": "n2"}}'}

    assert failed(app({"Records": [{**message(1, ""), "body": body}, good]}, CONTEXT)) == ["m1"]
    assert heard == ["n2"]
