import json
from urllib.parse import parse_qs

import pytest
from pydantic import BaseModel, Field, TypeAdapter

from infra.catalogue import HOME, House
from infra.local.environment import ORIGIN_SECRET
from infra.weave import events
from infra.weave.examples import example
from infra.weave.signatures import posted_back, signature_of
from kernel.api.bodies import reader
from kernel.api.request import Request
from kernel.api.signature import Signature
from kernel.callers import Caller
from kernel.changes import Change
from kernel.doors import Authorizer, Call, Endpoint, HttpDoor, ReceivedDoor, SocketDoor, StreamDoor, Webhook
from kernel.received import Received
from tests.infra.weave.houses import Declared, public, stream

HOUSES = House(HOME), House(HOME / "tests/house")
EVERY = [pytest.param(house, f, id=f.operation) for house in HOUSES for f in house.all]
HTTP = [each for each in EVERY if isinstance(each.values[1].door, HttpDoor)]


def event(house, function):
    return json.loads((house.root / f"events/{function.room}/{function.name}.json").read_text())


def only(kind):
    return [(each.values[0], each.values[1]) for each in EVERY if isinstance(each.values[1].door, kind)]


@pytest.mark.parametrize(("house", "function"), EVERY)
def test_every_function_has_an_event(house, function):
    assert event(house, function)


@pytest.mark.parametrize(("house", "function"), HTTP)
def test_a_request_is_one_that_its_route_takes(house, function):
    said, door = event(house, function), function.door

    assert said["version"] == "1.0"
    assert said["resource"] == said["requestContext"]["resourcePath"] == door.path
    assert said["httpMethod"] == said["requestContext"]["httpMethod"] == door.method
    assert said["path"] == said["requestContext"]["path"]
    assert "{" not in said["path"]
    assert said["headers"]["x-origin-secret"] == ORIGIN_SECRET
    assert Request(said).address


@pytest.mark.parametrize(("house", "function"), HTTP)
def test_what_it_carries_is_what_the_view_takes(house, function):
    said, door = event(house, function), function.door
    signature = signature_of(door)
    given = parse_qs(Request(said).body.decode()) if posted_back(door) else said["queryStringParameters"]

    if signature.body:
        _, model = signature.body
        assert reader(model, door.takes)(Request(said)) if door.takes else model.model_validate_json(said["body"])
    for parameter in signature.path:
        parameter.adapter.validate_strings(said["pathParameters"][parameter.name])
    for parameter in signature.query:
        assert not parameter.required or parameter.name in given
    assert not posted_back(door) or (said["queryStringParameters"], sorted(given)) == (None, ["code", "state"])


@pytest.mark.parametrize(("house", "function"), only(Endpoint))
def test_a_signed_in_caller_holds_the_scope(house, function):
    caller = Caller.of(event(house, function)["requestContext"]["authorizer"])

    caller.require(function.door.scope)


@pytest.mark.parametrize(("house", "function"), only(Webhook))
def test_what_a_third_party_sent_proves_itself(house, function):
    request = Request(event(house, function))

    function.door.proof(request.headers, request.body)


@pytest.mark.parametrize(("house", "function"), only(StreamDoor))
def test_a_change_can_be_read(house, function):
    (record,) = event(house, function)["Records"]

    assert Change.of(record).workspace == "acme"


@pytest.mark.parametrize(("house", "function"), only(ReceivedDoor))
def test_mail_can_be_read(house, function):
    (record,) = event(house, function)["Records"]

    assert Received.of(record["ses"], function.door.rule).recipients


@pytest.mark.parametrize(("house", "function"), only(Call))
def test_a_call_carries_what_is_asked(house, function):
    said = event(house, function)
    _, model = Signature.of(function.door.view).body

    Caller.of(said["caller"])
    model.model_validate(said["request"])


@pytest.mark.parametrize(("house", "function"), only(SocketDoor))
def test_a_socket_says_which_route_it_takes(house, function):
    said, door = event(house, function)["requestContext"], function.door
    assert said["routeKey"] == door.route
    if door.scope or "caller" in Signature.of(door.view).special:
        assert door.scope in {"", *Caller.of(said["authorizer"]).scopes}


@pytest.mark.parametrize(("house", "function"), only(Authorizer))
def test_the_authorizer_is_asked_in_payload_format_2(house, function):
    assert event(house, function)["version"] == "2.0"


def test_what_a_third_party_sends_is_never_imagined(tmp_path):
    def take(letter: bytes) -> None: ...

    house = Declared(tmp_path, letters_take=Webhook(view=take, method="POST", path="/api/garden/l", proof=print))

    assert list(events.files(house)) == []
    assert events.broken(house) == [
        (
            "events/garden/letters_take.json is missing: record what they send to functions/garden/letters_take.py, "
            "headers and body; it is never imagined"
        )
    ]


def test_a_recording_is_kept_whatever_becomes_of_the_route(tmp_path):
    def take(letter: bytes) -> None: ...

    house = Declared(tmp_path, letters_take=Webhook(view=take, method="POST", path="/api/garden/l", proof=print))
    path = tmp_path / "events/garden/letters_take.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"headers": {"X-Seal": "wax"}, "body": "AAEC", "isBase64Encoded": True}))

    ((_, text),) = events.files(house)
    said = json.loads(text)

    assert said["headers"]["X-Seal"] == "wax"
    assert (said["body"], said["isBase64Encoded"]) == ("AAEC", True)
    assert said["path"] == "/api/garden/l"


def test_rows_of_a_stream_are_kept_as_they_were_recorded(tmp_path):
    house = Declared(tmp_path, roses_publish=stream())
    ((path, text),) = events.files(house)
    said = json.loads(text)
    said["Records"][0]["dynamodb"]["NewImage"] |= {"colour": {"S": "red"}}
    said["Records"][0]["awsRegion"] = "elsewhere"
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(json.dumps(said))

    ((_, again),) = events.files(house)
    (record,) = json.loads(again)["Records"]

    assert record["dynamodb"]["NewImage"]["colour"] == {"S": "red"}
    assert record["awsRegion"] == "eu-central-1"


def test_a_request_names_every_parameter_that_it_must(tmp_path):
    def view(colour: str, thorns: int, smell: str = "") -> None: ...

    ((_, text),) = events.files(Declared(tmp_path, roses_get=public(view=view)))

    assert json.loads(text)["queryStringParameters"] == {"colour": "some-colour", "thorns": "1"}


class Inner(BaseModel):
    when: str = Field(json_schema_extra={"format": "date-time"})
    many: list[int]


class Outer(BaseModel):
    inner: Inner
    kind: str = "usual"
    pick: int | None = Field(default=None, examples=[4])
    workspace: str
    short: str = Field(max_length=3)
    long: str = Field(min_length=40)
    yes: bool


def test_an_example_satisfies_its_type_whether_or_not_it_was_given():
    made = example(Outer)

    TypeAdapter(Outer).validate_python(made)
    assert made["pick"] == 4
    assert made["workspace"] == "acme"
    assert "kind" not in made
