import pytest
from pydantic import BaseModel

from infra.catalogue import HOME, House
from infra.weave import laws, stacks
from kernel.callers import ANY, Caller
from kernel.doors import Authorizer, BusDoor, Callback, ReceivedDoor, SocketDoor
from kernel.pages import Listing, Page
from tests.infra.weave.houses import DATA, Declared, call, endpoint, nothing, public, queue, schedule, stream, view


def broken(tmp_path, **doors):
    return laws.broken(Declared(tmp_path, **doors))


@pytest.mark.parametrize("root", [HOME, HOME / "tests/house"], ids=["stoa", "parlour"])
def test_the_houses_keep_their_own_laws(root):
    house = House(root)

    assert laws.broken(house) == []
    assert stacks.broken(house) == []


def test_an_ordinary_function_breaks_no_law(tmp_path):
    assert broken(tmp_path, roses_get=endpoint(), seeds_sow=queue(), roses_water=schedule()) == []


@pytest.mark.parametrize(
    ("name", "door", "sentence"),
    [
        ("roses", endpoint(), "named thing, then verb"),
        ("rosesGet", endpoint(), "named thing, then verb"),
        ("roses_" + "get" * 20, endpoint(), "Lambda takes 64"),
        ("roses_get", endpoint("GET /api/lounge/roses"), "paths of garden begin with /api/garden/*"),
        ("roses_get", endpoint("GET /api/gardens/roses"), "paths of garden begin with /api/garden/*"),
        ("roses_get", endpoint("LOOK /api/garden/roses"), "LOOK is no method"),
        ("roses_get", endpoint("GET /api/garden/roses/"), "is not written as a path is"),
        ("roses_get", endpoint("GET /api/garden//roses"), "is not written as a path is"),
        ("roses_get", endpoint("GET /api/garden/{rose_id}"), "has {rose_id}, which its view does not take"),
        ("roses_get", endpoint(timeout=30), "API Gateway waits 30 seconds"),
        ("roses_get", endpoint(memory=64), "128 to 10240 MB"),
        ("roses_get", public(limits=()), "a public door needs a limit"),
        ("roses_get", Callback(view=view, method="GET", path="/api/garden/roses"), "a public door needs a limit"),
        ("roses_get", endpoint(scope="read"), '"read" is no scope: write it as two words in lower case, "garden:read"'),
        ("roses_get", endpoint(scope="garden:read:all"), "is no scope"),
        ("roses_get", endpoint(scope=""), "is no scope"),
        ("bees_connect", SocketDoor(view=view, route="$connect", scope="read"), '"read" is no scope'),
        ("bees_hum", SocketDoor(view=view, route="hum", scope="garden:read"), "give the $connect of garden a scope"),
        ("bees_connect", SocketDoor(view=nothing, route="$connect"), "nobody asks who is calling it"),
        ("roses_water", schedule("rate(1 minutes)"), "does not understand rate(1 minutes)"),
        ("roses_water", schedule("rate(5 minute)"), "does not understand"),
        ("roses_water", schedule("cron(0 6 * *)"), "does not understand"),
        ("seeds_sow", queue(batch=50), "need a window"),
        ("seeds_sow", queue("garden-weeds"), "the queue garden-weeds is not declared"),
        ("seeds_sow", queue("garden-roses-1"), "the queue garden-roses-1 is not declared"),
        ("roses_publish", stream("lounge-sofas-1"), "is not declared in infra/garden/data.yaml"),
        ("roses_count", call("roses_sum"), "a call door bears the name of its file"),
        ("posts_read", BusDoor(view=view, event="MessageReceived"), "an event is written room.ItsName"),
        ("mail_keep", ReceivedDoor(view=view, rule="inbound"), "begin with garden-"),
        ("people_ask", Authorizer(view=view), "there is one authorizer"),
        ("roses_get", endpoint(grants=("garden-tulips-1:GetItem",)), "unknown resource garden-tulips-1"),
    ],
)
def test_a_law_is_broken_in_one_sentence_that_names_the_file(tmp_path, name, door, sentence):
    (said,) = broken(tmp_path, **{name: door})

    assert f"functions/garden/{name}.py" in said
    assert sentence in said
    assert "\n" not in said


def test_a_door_that_is_for_every_caller_says_so(tmp_path):
    assert broken(tmp_path, roses_get=endpoint(scope=ANY)) == []
    assert list(laws.unheld(Declared(tmp_path, roses_get=endpoint(scope=ANY)))) == []
    (said,) = broken(tmp_path, bees_connect=SocketDoor(view=view, route="$connect", scope=ANY))
    assert "is no scope" in said


def test_a_scope_that_no_role_holds_opens_no_door(tmp_path):
    (said,) = laws.unheld(Declared(tmp_path, roses_get=endpoint(scope="garden:read")))

    assert "functions/garden/roses_get.py" in said
    assert "nobody holds garden:read" in said
    assert list(laws.unheld(Declared(tmp_path, roses_get=endpoint(scope="people:read")))) == []
    hum = SocketDoor(view=view, route="hum", scope="garden:read")
    assert len(list(laws.unheld(Declared(tmp_path, bees_hum=hum, bees_rest=SocketDoor(view=view, route="rest"))))) == 1


def test_two_doors_never_have_the_same_route(tmp_path):
    doors = {"roses_get": endpoint(), "roses_list": endpoint()}

    assert any(
        "GET /api/garden/roses is the route of functions/garden/roses_get.py" in s for s in broken(tmp_path, **doors)
    )


def test_only_what_can_be_got_answers_head(tmp_path):
    doors = {"weather_get": public(head=True), "roses_plant": public("POST /api/garden/roses", head=True)}

    (said,) = (each for each in broken(tmp_path, **doors) if "HEAD" in each)
    assert "functions/garden/roses_plant.py: HEAD is answered as GET is" in said


def rose(caller: str, rose_id: str) -> None:
    pass


def bush(caller: str, bush_id: str) -> None:
    pass


def test_the_same_path_is_spelled_the_same_way(tmp_path):
    doors = {
        "roses_get": endpoint("GET /api/garden/{rose_id}", view=rose),
        "roses_cut": endpoint("DELETE /api/garden/{bush_id}", view=bush),
    }

    assert any("name its parts alike" in sentence for sentence in broken(tmp_path, **doors))


def test_a_queue_feeds_one_function(tmp_path):
    assert any("garden-seeds is taken by" in s for s in broken(tmp_path, seeds_sow=queue(), seeds_eat=queue()))


def test_a_stream_may_feed_several(tmp_path):
    assert broken(tmp_path, roses_publish=stream(), roses_index=stream()) == []


def test_a_function_without_a_test_is_unlawful(tmp_path):
    house = Declared(tmp_path, roses_get=endpoint())
    (tmp_path / "tests/functions/garden/test_roses_get.py").unlink()

    assert laws.broken(house) == [
        "functions/garden/roses_get.py has no test: write tests/functions/garden/test_roses_get.py"
    ]


@pytest.mark.parametrize("lines", [3, 31])
def test_a_function_fits_on_a_screen_and_is_worth_a_file(tmp_path, lines):
    house = Declared(tmp_path, roses_get=endpoint())
    house.known("roses_get").source.write_text('"""Some roses."""\n' + "\n" * (lines - 1))

    assert any(f"has {lines} lines" in sentence for sentence in laws.broken(house))


@pytest.mark.parametrize("room", ["calendar", "email", "pydantic", "kernel-2"])
def test_a_room_bears_no_name_that_python_or_a_package_has(tmp_path, room):
    house = Declared(tmp_path)
    house.__dict__.update(rooms=(room,), _functions={room: ()})

    assert laws.broken(house)


@pytest.mark.parametrize(
    ("line", "name"), [("import lounge.sofas", "lounge"), ("from botocore import session", "botocore")]
)
def test_a_function_knows_its_own_room_and_no_other(tmp_path, line, name):
    house = Declared(tmp_path, roses_get=endpoint())
    house.known("roses_get").source.write_text(f'"""Some roses."""\n{line}\nfrom garden import roses\n' + "\n" * 9)

    assert laws.broken(house) == [
        f"functions/garden/roses_get.py imports {name}: a function knows its own room, contracts and kernel"
    ]


class Rose(BaseModel):
    thorns: int
    graft: "Rose | None" = None


class Bed(BaseModel):
    roses: dict[str, Listing[Rose] | None]


def all_roses(caller: Caller) -> Listing[Rose]:
    return Page(limit=3).listing([], 7)


def some_roses(caller: Caller) -> Listing[Rose] | None:
    return None


def bed(caller: Caller) -> list[Bed]:
    return []


def asked_for(caller: Caller, page: Page) -> Listing[Rose]:
    return page.listing([], None)


def alone(caller: Caller) -> list[Rose]:
    return []


@pytest.mark.parametrize("shown", [all_roses, some_roses, bed])
def test_a_list_that_goes_on_takes_the_cursor_that_it_gives(tmp_path, shown):
    (said,) = broken(tmp_path, roses_get=endpoint(view=shown))

    assert said.startswith("functions/garden/roses_get.py: its view answers with a Listing and takes no Page")


@pytest.mark.parametrize("shown", [asked_for, alone])
def test_a_list_that_can_be_asked_for_or_that_ends_is_lawful(tmp_path, shown):
    assert broken(tmp_path, roses_get=endpoint(view=shown)) == []


def unsound(tmp_path, before, after, **doors):
    assert before in DATA
    return stacks.broken(Declared(tmp_path, data=DATA.replace(before, after), **doors))


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("${Stage}-garden-dead", "${Stage}-garden-buried", "declare the queue ${Stage}-garden-dead"),
        ("VisibilityTimeout: 90", "VisibilityTimeout: 30", "hides a message for 30 seconds"),
        (
            "RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}",
            "Tags: []",
            "comes back for ever",
        ),
        ("MessageRetentionPeriod: 1209600", "DelaySeconds: 0", "garden-dead must keep what ends there for 14 days"),
        ("MessageRetentionPeriod: 1209600", "MessageRetentionPeriod: 345600", "for 14 days, 1209600 seconds"),
        ("SqsManagedSseEnabled: true", "DelaySeconds: 0", "garden-dead must be encrypted"),
        ("NEW_AND_OLD_IMAGES", "KEYS_ONLY", "needs a stream with both images"),
        ("Roses1Stream:", "RosesStream:", "as the output Roses1Stream"),
        ("garden-roses-1", "garden-roses", "carries no generation"),
        ("AttributeName: pk", "AttributeName: id", "must be keyed by pk"),
    ],
)
def test_the_hand_written_template_holds_what_the_doors_need(tmp_path, before, after, sentence):
    said = unsound(tmp_path, before, after, seeds_sow=queue(), roses_publish=stream())

    assert any(sentence in each for each in said), said


def test_a_stream_has_two_readers_at_most(tmp_path):
    doors = {"roses_publish": stream(), "roses_index": stream(), "roses_smell": stream()}

    said = stacks.broken(Declared(tmp_path, **doors))

    assert any("roses_smell.py: DynamoDB serves 2 readers of a stream" in sentence for sentence in said)


def test_mail_needs_a_bucket_that_ses_may_write_to(tmp_path):
    doors = {"mail_keep": ReceivedDoor(view=view, rule="garden-pictures")}

    assert any("must let ses.amazonaws.com" in sentence for sentence in stacks.broken(Declared(tmp_path, **doors)))


def test_the_root_template_passes_each_room_exactly_what_it_takes(tmp_path):
    house = Declared(tmp_path, roses_get=endpoint(view=nothing))
    passed = "Stage: !Ref Stage, KernelLayer: k, ContractsLayer: c, VendorLayer: v, Roses1Stream: s"
    (tmp_path / "template.yaml").write_text(
        f"""
Resources:
  Garden:
    Type: AWS::Serverless::Application
    Properties: {{Location: infra/garden/functions.yaml, Parameters: {{{passed}}}}}
"""
    )

    assert stacks.broken(house) == [
        "template.yaml: Garden must pass OriginHashes to infra/garden/functions.yaml",
        "template.yaml: Garden passes Roses1Stream, which infra/garden/functions.yaml does not have",
        "template.yaml does not deploy infra/garden/data.yaml",
    ]
